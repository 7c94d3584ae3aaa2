import type { RecordReferral } from '@waymark/contracts';
import type { ExternalAssessment, WithdrawalReason } from '@waymark/domain';
import { RecordReferralAct, ReferralsRepository, WithdrawReferralAct } from '../../features/referrals/index.js';
import type { Stage } from './stage.js';
import type { Moment, Step } from './story.js';

/** Minutes between a call and its being written down. */
const WRITING_DOWN = 12;

/** One person as her story goes on: her record and her latest referral. */
export class Client {
  private known: { personId: string; referralId: string } | null = null;

  constructor(
    readonly said: RecordReferral,
    private readonly duty: string,
  ) {}

  get personId(): string {
    return this.record.personId;
  }

  get referralId(): string {
    return this.record.referralId;
  }

  /** Referred to these services, or to any; a second time it is a new episode of the same person. */
  referred(when: Moment, services: readonly string[], more: Partial<RecordReferral> = {}, external: ExternalAssessment | null = null): Step {
    return {
      at: new Date(when.at.getTime() + WRITING_DOWN * 60_000),
      by: this.duty,
      play: async (stage) => {
        const person = { ...this.said.person, ...more.person, personId: this.known?.personId ?? null };
        const again = this.known ? { personsCausingHarm: [], children: [] } : {};
        const received = { receivedOn: when.day, receivedTime: when.time };
        const externalAssessment = external && { instrument: external.instrument, score: external.score, grade: external.grade, assessedOn: null };
        const body = { ...this.said, ...received, ...again, ...more, person, externalAssessment, serviceIds: stage.serviceIds(services) };
        const referralId = await stage.use(RecordReferralAct).record(body, stage.worker, 'agency');
        const whole = await stage.use(ReferralsRepository).whole(referralId);
        if (!whole) throw new Error('A referral just recorded is not there.');
        this.known = { referralId, personId: whole.referral.personId };
      },
    };
  }

  withdrawn(when: Moment, reason: WithdrawalReason, by = this.duty): Step {
    return {
      at: when.at,
      by,
      play: async (stage: Stage) => {
        const whole = await stage.use(ReferralsRepository).whole(this.referralId);
        if (!whole) throw new Error('The referral to withdraw is not there.');
        await stage.use(WithdrawReferralAct).withdraw(this.referralId, whole.referral.version, { reason, note: null }, stage.worker);
      },
    };
  }

  private get record(): { personId: string; referralId: string } {
    if (!this.known) throw new Error('This person has not been referred yet.');
    return this.known;
  }
}
