import type { ComponentFixture } from '@angular/core/testing';
import type { ReferralView } from '@waymark/contracts';
import { dialogOf, pressed } from '../../../../test-dialog';
import { ReferralsClient } from '../data/referrals-client';
import { WithdrawDialog } from './withdraw-dialog';

const OWED = { id: 'referral-1', isHeldByReader: false, highSignals: ['agency-says-high'], safetyContact: { doneAt: null } } as unknown as ReferralView;
const SPOKEN_TO = { ...OWED, safetyContact: null, highSignals: [] };
const MISTAKE = 'made-by-mistake';

describe('the dialog that withdraws a referral', () => {
  const withdraw = jest.fn();

  async function asked(referral: ReferralView): Promise<ComponentFixture<WithdrawDialog>> {
    withdraw.mockReset().mockResolvedValue(referral);
    return dialogOf(WithdrawDialog, referral, { provide: ReferralsClient, useValue: { withdraw } });
  }

  it('takes no single word for what was done for somebody in visible danger, and says so before anything is sent', async () => {
    const dialog = await asked(OWED);
    expect(dialog.nativeElement.textContent).toContain('What was done for the person’s safety');
    expect(await pressed(dialog, MISTAKE, 'safe')).toContain('Say this in a few words: one is not enough');
    expect(withdraw).not.toHaveBeenCalled();
    expect(await pressed(dialog, MISTAKE, 'Rang her')).not.toContain('one is not enough');
    expect(withdraw).toHaveBeenCalledWith(OWED, { reason: MISTAKE, note: 'Rang her' });
  });

  it('asks for no note where no safety contact is owed', async () => {
    await pressed(await asked(SPOKEN_TO), MISTAKE, '');
    expect(withdraw).toHaveBeenCalledWith(SPOKEN_TO, { reason: MISTAKE, note: null });
  });
});
