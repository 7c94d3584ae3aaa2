import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { PersonMatchView } from '@waymark/contracts';
import { realTexts, speak } from '../../../../test-texts';
import { OpenReferralWarning } from './open-referral-warning';

const SIAN: PersonMatchView = {
  ...{ id: 'p1', reference: 'P-1', givenName: 'Siân', familyName: 'Example', knownAs: null, dateOfBirth: null },
  ...{ lastReferredOn: '2026-11-01', hasOpenReferral: true, strength: 'likely', reasons: ['same-name'] },
};

describe('somebody recognised before a referral is saved', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [realTexts(), provideRouter([])] });
    await speak('en');
  });

  const shown = (person: PersonMatchView): HTMLElement => {
    const fixture = TestBed.createComponent(OpenReferralWarning);
    fixture.componentRef.setInput('person', person);
    fixture.detectChanges();
    return fixture.nativeElement;
  };

  it('is said to have an open referral, what saving does, and the record is one press away', () => {
    const page = shown(SIAN);
    expect(page.textContent).toContain('A referral or case of this person is open');
    expect(page.textContent).toContain('makes another referral beside it');
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/people/p1');
  });

  it('is warned of in nothing when none is open', () => {
    expect(shown({ ...SIAN, hasOpenReferral: false }).textContent?.trim()).toBe('');
  });
});
