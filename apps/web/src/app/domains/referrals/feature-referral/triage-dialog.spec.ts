import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { ReferralView } from '@waymark/contracts';
import { settled } from '../../../../test-settled';
import { realTexts, speak } from '../../../../test-texts';
import { Session } from '../../../platform/session/session';
import { ReferralsClient } from '../data/referrals-client';
import { TriageDialog } from './triage-dialog';

const HIGH = { id: 'referral-1', isHeldByReader: false, risk: 'not-assessed', highSignals: ['agency-says-high'], safetyContact: null };

describe('the dialog that declines a referral', () => {
  let fixture: ComponentFixture<TriageDialog>;
  const triage = jest.fn();

  async function asked(referral: Partial<ReferralView>): Promise<void> {
    const session = { current: signal({ worker: { id: 'me', roles: ['team-lead'] }, services: [] }), may: () => true };
    const given = { act: 'decline', referral: { ...HIGH, ...referral }, offer: { id: 'offer-1', service: null } };
    triage.mockReset().mockResolvedValue(given.referral);
    TestBed.configureTestingModule({
      providers: [
        ...[realTexts(), { provide: Session, useValue: session }, { provide: ReferralsClient, useValue: { triage } }],
        ...[{ provide: MAT_DIALOG_DATA, useValue: given }, { provide: MatDialogRef, useValue: { close: jest.fn() } }],
      ],
    });
    await speak('en');
    fixture = TestBed.createComponent(TriageDialog);
    fixture.detectChanges();
  }

  async function press(reason: string, note: string): Promise<string> {
    const page: HTMLElement = fixture.nativeElement;
    const [list, area] = [page.querySelector('select')!, page.querySelector('textarea')!];
    list.value = reason;
    list.dispatchEvent(new Event('change'));
    area.value = note;
    area.dispatchEvent(new Event('input'));
    page.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled(fixture);
    return page.textContent;
  }

  it('takes no single word for what was done for somebody in visible danger, and says so before anything is sent', async () => {
    await asked({});
    expect(await press('no-capacity', '')).toContain('This is needed');
    expect(await press('no-capacity', 'told')).toContain('Say this in a few words: one is not enough');
    expect(triage).not.toHaveBeenCalled();
    await press('no-capacity', 'Rang her');
    expect(triage.mock.calls.map(([, , , body]) => body)).toEqual([{ reason: 'no-capacity', note: 'Rang her', duplicateOf: null }]);
  });

  it('takes one word for “other” where nothing is known to be high', async () => {
    await asked({ highSignals: [] });
    expect(await press('other', '')).toContain('This is needed');
    await press('other', 'Emigrated');
    expect(triage).toHaveBeenCalledTimes(1);
  });
});
