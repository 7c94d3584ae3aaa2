import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { PersonView } from '@waymark/contracts';
import type { Role } from '@waymark/domain';
import { settled } from '../../../../test-settled';
import { realTexts, speak } from '../../../../test-texts';
import { Session } from '../../../platform/session/session';
import { CONTACT_LOG_DIALOG } from '../../shared/data/contact-log';
import { RISK_HOLDING_DIALOG } from '../../shared/data/risk-holding';
import { PersonPage } from './person-page';

const NAMED: PersonView = {
  ...{ id: 'p1', version: 1, reference: 'P-TX3VKT', givenName: 'Siân', familyName: 'Example', knownAs: null, pronouns: null },
  ...{ dateOfBirth: null, age: null, gender: 'woman', language: 'welsh', languageNamed: null, interpreter: 'not-needed' },
  ...{ risk: 'not-assessed', riskDecidedAt: null, heldBy: [], safetyContact: null, contactPoints: [], relationships: [], episodes: [], timeline: [] },
};

const notOpenedHere = () => Promise.reject(new Error('not opened here'));

describe('the page of somebody who is named beside another', () => {
  const shown = async (role: Role): Promise<string> => {
    const session = { current: signal({ worker: { id: 'w1', roles: [role] } }), may: () => false, isSignedIn: () => true };
    TestBed.configureTestingModule({
      providers: [
        ...[realTexts(), provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
        { provide: Session, useValue: session },
        ...[CONTACT_LOG_DIALOG, RISK_HOLDING_DIALOG].map((provide) => ({ provide, useValue: notOpenedHere })),
      ],
    });
    await speak('en');
    const fixture = TestBed.createComponent(PersonPage);
    fixture.componentRef.setInput('id', 'p1');
    fixture.detectChanges();
    TestBed.inject(HttpTestingController).expectOne('/api/people/p1').flush(NAMED);
    await settled(fixture);
    return (fixture.nativeElement as HTMLElement).textContent ?? '';
  };

  it.each<Role>(['key-worker', 'idva'])('says to a %s, who may not see a colleague’s people, neither that she is not assessed nor that she has no referral', async (role) => {
    const words = await shown(role);
    expect(words).toContain('None that you may see');
    expect(words).not.toMatch(/not assessed|No referral/i);
  });

  it.each<Role>(['duty-worker', 'team-lead', 'service-manager'])('says both to a %s, who sees everybody', async (role) => {
    const words = await shown(role);
    expect(words).toMatch(/not assessed/i);
    expect(words).toContain('No referral of their own');
  });
});
