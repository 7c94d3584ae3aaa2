import { TestBed } from '@angular/core/testing';
import { Router, type ActivatedRouteSnapshot, type RouterStateSnapshot, type UrlTree } from '@angular/router';
import type { SecondFactorState } from '@waymark/contracts';
import { Session } from './session';
import { setUpFirst } from './signed-in.guard';

function visit(url: string, secondFactor: SecondFactorState): string | true {
  TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { current: () => ({ secondFactor }) } }] });
  const answer = TestBed.runInInjectionContext(() => setUpFirst({} as ActivatedRouteSnapshot, { url } as RouterStateSnapshot));
  return answer === true || TestBed.inject(Router).serializeUrl(answer as UrlTree);
}

describe('somebody who has to set up a second factor first', () => {
  it.each(['/', '/today', '/people/1', '/accounts', '/not-found'])('is led from %s to her account', (url) => {
    expect(visit(url, 'to-set-up')).toBe('/account');
  });

  it('finds her account itself', () => {
    expect(visit('/account', 'to-set-up')).toBe(true);
  });

  it.each(['on', 'off'] as const)('goes where she likes once it is %s', (state) => {
    expect(visit('/today', state)).toBe(true);
  });
});
