import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { rightsOf, type Role } from '@waymark/domain';
import { Session } from '../../../platform/session/session';
import { Entrusting } from './entrusting';

function entrustingOf(role: Role): Entrusting {
  const rights = rightsOf([role]);
  const session = { current: signal({ worker: { id: 'me', roles: [role] } }), may: (right: (typeof rights)[number]) => rights.includes(right) };
  TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: session }] });
  return TestBed.inject(Entrusting);
}

describe('to whom a risk or a case may be given', () => {
  it('is offered to a worker only for herself and for whom a lead has chosen', () => {
    const entrusting = entrustingOf('key-worker');
    expect(entrusting.may('me')).toBe(true);
    expect(entrusting.may('colleague')).toBe(false);
    expect(entrusting.may('colleague', 'colleague')).toBe(true);
  });

  it('is everybody for a lead', () => {
    expect(entrustingOf('team-lead').may('colleague')).toBe(true);
  });

  it('offers the opening of a case to a duty worker only once a lead has allocated the person', () => {
    const entrusting = entrustingOf('duty-worker');
    expect(entrusting.mayOpenCase(null)).toBe(false);
    expect(entrusting.mayOpenCase('colleague')).toBe(true);
  });

  it.each(['key-worker', 'idva', 'team-lead', 'service-manager'] as const)('offers the opening of a case to a %s', (role) => {
    expect(entrustingOf(role).mayOpenCase(null)).toBe(true);
  });
});
