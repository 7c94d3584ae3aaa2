import type { ComponentFixture } from '@angular/core/testing';
import type { ReferralView } from '@waymark/contracts';
import { dialogOf, pressed } from '../../../../test-dialog';
import { ReferralsClient } from '../data/referrals-client';
import { TriageDialog } from './triage-dialog';

const HIGH = { id: 'referral-1', abuseTypes: ['physical'], isHeldByReader: false, risk: 'not-assessed', highSignals: ['agency-says-high'], safetyContact: null };

describe('the dialog that declines a referral', () => {
  const triage = jest.fn();

  async function asked(change: Partial<ReferralView>): Promise<ComponentFixture<TriageDialog>> {
    const referral = { ...HIGH, ...change };
    triage.mockReset().mockResolvedValue(referral);
    const given = { act: 'decline', referral, offer: { id: 'offer-1', service: null } };
    return dialogOf(TriageDialog, given, { provide: ReferralsClient, useValue: { triage } });
  }

  it('takes no single word for what was done for somebody in visible danger, and says so before anything is sent', async () => {
    const dialog = await asked({});
    expect(await pressed(dialog, 'no-capacity', '')).toContain('This is needed');
    expect(await pressed(dialog, 'no-capacity', 'told')).toContain('Say this in a few words: one is not enough');
    expect(triage).not.toHaveBeenCalled();
    await pressed(dialog, 'no-capacity', 'Rang her');
    expect(triage.mock.calls.map(([, , , body]) => body)).toEqual([{ reason: 'no-capacity', note: 'Rang her', duplicateOf: null }]);
  });

  it('asks how and when the person said so where she is said to have declined', async () => {
    const dialog = await asked({ highSignals: [] });
    expect(await pressed(dialog, 'declined-by-person', 'no')).toContain('Say this in a few words: one is not enough');
    expect((dialog.nativeElement as HTMLElement).textContent).toContain('How and when the person said so');
    expect(triage).not.toHaveBeenCalled();
    await pressed(dialog, 'declined-by-person', 'She rang this morning');
    expect(triage).toHaveBeenCalledTimes(1);
  });

  it.each<[string, Partial<ReferralView>, boolean]>([
    ['strangulation was spoken of and nobody has assessed her', {}, true],
    ['she was assessed since', { risk: 'medium' }, false],
    ['no mark of danger was spoken of', { abuseTypes: ['economic'] }, false],
  ])('says before she writes whether it is another’s decision where %s', async (_, change, isAnothers) => {
    const dialog = await asked({ highSignals: [], abuseTypes: ['strangulation'], isHeldByReader: true, ...change });
    expect((dialog.nativeElement as HTMLElement).textContent?.includes('You hold this person yourself')).toBe(isAnothers);
  });

  it('takes one word for “other” where nothing is known to be high', async () => {
    const dialog = await asked({ highSignals: [] });
    expect(await pressed(dialog, 'other', '')).toContain('This is needed');
    await pressed(dialog, 'other', 'Emigrated');
    expect(triage).toHaveBeenCalledTimes(1);
  });
});
