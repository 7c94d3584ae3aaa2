import type { CalendarDay, ChildrensServicesDecision, SafetyAnswer } from '@waymark/domain';
import type { SafeguardingDecision } from './record-referral.js';

export const TOLD_WHOM_MAX = 200;

/** POST /api/referrals/:id/childrens-services, as an answer to what was seen. Each decision stays readable. */
export interface DecideChildrensServices {
  decision: ChildrensServicesDecision;
  toldWhom: string | null;
  toldOn: CalendarDay | null;
  reason: string | null;
}

export interface ChildrensServicesView {
  id: string;
  decision: ChildrensServicesDecision;
  toldWhom: string | null;
  toldOn: CalendarDay | null;
  reason: string | null;
  at: string;
  by: string;
}

/** How an episode stands, where its page shows no more of it: as codes, never what somebody wrote. */
export interface ChildrenOfEpisode {
  inHousehold: SafetyAnswer;
  decided: SafeguardingDecision | null;
}
