import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { ReferralView } from '@waymark/contracts';
import { settled } from '../../../../test-settled';
import { realTexts, speak } from '../../../../test-texts';
import { Session } from '../../../platform/session/session';
import { ReferralsClient } from '../data/referrals-client';
import { WithdrawDialog } from './withdraw-dialog';

const OWED = { id: 'referral-1', isHeldByReader: false, highSignals: ['agency-says-high'], safetyContact: { doneAt: null } } as unknown as ReferralView;
const SPOKEN_TO = { ...OWED, safetyContact: null, highSignals: [] };

describe('the dialog that withdraws a referral', () => {
  let fixture: ComponentFixture<WithdrawDialog>;
  const withdraw = jest.fn();

  async function asked(referral: ReferralView): Promise<void> {
    const session = { current: signal({ worker: { id: 'me', roles: ['team-lead'] } }), may: () => true };
    withdraw.mockReset().mockResolvedValue(referral);
    TestBed.configureTestingModule({
      providers: [
        ...[realTexts(), { provide: Session, useValue: session }, { provide: ReferralsClient, useValue: { withdraw } }],
        ...[{ provide: MAT_DIALOG_DATA, useValue: referral }, { provide: MatDialogRef, useValue: { close: jest.fn() } }],
      ],
    });
    await speak('en');
    fixture = TestBed.createComponent(WithdrawDialog);
    fixture.detectChanges();
  }

  async function press(note: string): Promise<string> {
    const page: HTMLElement = fixture.nativeElement;
    const [list, area] = [page.querySelector('select')!, page.querySelector('textarea')!];
    list.value = 'made-by-mistake';
    list.dispatchEvent(new Event('change'));
    area.value = note;
    area.dispatchEvent(new Event('input'));
    page.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled(fixture);
    return page.textContent;
  }

  it('takes no single word for what was done for somebody in visible danger, and says so before anything is sent', async () => {
    await asked(OWED);
    expect(fixture.nativeElement.textContent).toContain('What was done for the person’s safety');
    expect(await press('safe')).toContain('Say this in a few words: one is not enough');
    expect(withdraw).not.toHaveBeenCalled();
    expect(await press('Rang her')).not.toContain('one is not enough');
    expect(withdraw).toHaveBeenCalledWith(OWED, { reason: 'made-by-mistake', note: 'Rang her' });
  });

  it('asks for no note where no safety contact is owed', async () => {
    await asked(SPOKEN_TO);
    await press('');
    expect(withdraw).toHaveBeenCalledWith(SPOKEN_TO, { reason: 'made-by-mistake', note: null });
  });
});
