import type { AbuseType } from '../referrals/index.js';
import { RISK_PROMPTS, type RiskPrompt } from './instrument.js';

const CONCERN_OF: Partial<Record<AbuseType, RiskPrompt>> = {
  strangulation: 'strangulation',
  stalking: 'stalking',
  'honour-based': 'honour-based',
  'forced-marriage': 'honour-based',
  fgm: 'honour-based',
};

/** What the referral already says of danger: it must be decided on although an item of the checklist is not a yes. */
export function knownConcerns(abuseTypes: readonly AbuseType[]): RiskPrompt[] {
  const known = abuseTypes.map((type) => CONCERN_OF[type]);
  return RISK_PROMPTS.filter((prompt) => known.includes(prompt));
}
