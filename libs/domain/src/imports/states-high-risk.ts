import { routeOnAcceptance, type RouteSettings } from '../referrals/index.js';
import type { DraftReferral } from './draft-referral.js';
import { foldHeading, HEADINGS } from './import-fields.js';
import { codeFor, GRADE_WORDS } from './listed-values.js';
import type { ReviewReason } from './review-reasons.js';

/**
 * Whether an agency's own row says high risk, by the rule that also decides where an accepted referral goes. A form
 * that cannot be read says it too: "High" without the name of the form, or more marks than the form has questions,
 * is a person somebody must look at first, and never a score of ours.
 */
export function statesHighRisk(draft: DraftReferral | null, settings: RouteSettings): boolean {
  return draft !== null && (carriesHighRisk(draft, settings) || unreadRisk(draft).some((text) => saysHigh(text, settings)));
}

/** Whether the assessment that a referral would keep says so. */
export function carriesHighRisk({ externalAssessment }: DraftReferral, settings: RouteSettings): boolean {
  const external = externalAssessment ? [externalAssessment] : [];
  return routeOnAcceptance({ recordedLevel: 'not-assessed', external, judgedHigh: false }, settings).to === 'safety-contact';
}

/**
 * A high risk that the agency states and that nothing on the referral would say: only a named person's decision may
 * leave it behind. Not asked while the cell that says so is still to be put right.
 */
export function uncarriedHighRisk(
  asSent: DraftReferral | null,
  draft: DraftReferral,
  found: readonly ReviewReason[],
  settings: RouteSettings,
): ReviewReason[] {
  if (found.some(({ field }) => field === 'score' || field === 'checklist')) return [];
  if (asSent === null || !statesHighRisk(asSent, settings) || carriesHighRisk(draft, settings)) return [];
  const stated = unreadRisk(asSent).find((text) => saysHigh(text, settings)) ?? null;
  const { externalAssessment: read } = asSent;
  return [{ code: 'high-risk-unread', field: null, column: null, raw: stated ?? String(read?.grade ?? read?.score ?? ''), offer: null }];
}

/** Results that fill no field of ours: unreadable ones, and those under a second column for a score or a level. */
function unreadRisk({ unmapped }: DraftReferral): string[] {
  const isResult = (column: string): boolean => HEADINGS.score.includes(foldHeading(column));
  return unmapped.filter(({ field, column }) => field === 'score' || (field === null && isResult(column))).map(({ raw }) => raw);
}

function saysHigh(text: string, { visibleHighRiskFrom, policeSignalFrom }: RouteSettings): boolean {
  if (codeFor(text.trim(), GRADE_WORDS) === 'high' || /\b(?:high|uchel)\b/i.test(text)) return true;
  // Of an unknown form the lower threshold counts: the doubt is hers who may be in danger.
  const [marks] = /\d{1,3}/.exec(text) ?? [];
  return marks !== undefined && Number(marks) >= Math.min(visibleHighRiskFrom, policeSignalFrom);
}
