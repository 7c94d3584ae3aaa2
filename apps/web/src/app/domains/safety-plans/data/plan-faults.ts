import { readDayAhead } from '../../../platform/forms/days-and-times';
import { KEPT_WHERE_MAX, NOT_NEEDED_MAX, PLAN_TEXT_MAX } from '@waymark/contracts';
import { leavesATrace, PLAN_SECTIONS, type CalendarDay, type PlanRefusal, type PlanAnswer, type PlanSection } from '@waymark/domain';
import type { PlanDraft } from './plan-draft';

/** Where on the page something is amiss. */
/** What the assessment said is named by its item. */
export type PointPlace = `point-${number}` | `point-${number}-why`;
export type PlanPlace = PlanSection | PointPlace | 'keptWhere' | 'safeThere' | 'agreedInWords' | 'reviewOn' | 'followUpOn';

export interface PlanFault {
  place: PlanPlace;
  what: PlanRefusal | 'not-a-date' | { limit: number; tooMany: number };
}

export interface PlanDays {
  today: CalendarDay;
  /** The last day that the settings allow at this level of risk. */
  latestReview: CalendarDay;
}

/** Where each refusal belongs. An empty plan is begun with its first section. */
const PLACES: Partial<Record<PlanRefusal, PlanPlace>> = {
  'plan-empty': PLAN_SECTIONS[0],
  'copy-place-missing': 'keptWhere',
  'copy-not-said-safe': 'safeThere',
  'plan-not-agreed': 'agreedInWords',
  'review-not-ahead': 'reviewOn',
  'review-too-late': 'reviewOn',
  'follow-up-missing': 'followUpOn',
  'follow-up-not-ahead': 'followUpOn',
};

/** The fault on the page that a refusal of the API is about, or none where it is about no field. */
export function faultOf(code: string): PlanFault | null {
  const place = PLACES[code as PlanRefusal];
  return place ? { place, what: code as PlanRefusal } : null;
}

/** Everything that stands in the way of saving, at once and in the order of the page; the API says it one at a time. */
export function planFaults(draft: PlanDraft, days: PlanDays): PlanFault[] {
  const refusals = draft.outcome === 'made' ? refusalsOfMade(draft, days) : refusalsOfNotMade(draft, days);
  const refused = refusals.map(faultOf).filter((fault) => fault !== null);
  return [...tooLong(draft), ...pointFaults(draft), ...refused, ...unreadable(draft, days.today)];
}

/** What claims to be answered where nothing is written, and what is set aside without a reason. */
function pointFaults({ outcome, entries, answers }: PlanDraft): PlanFault[] {
  if (outcome !== 'made') return [];
  return answers.flatMap(({ item, section, notNeeded }): PlanFault[] => {
    if (section !== null) return entries[section].trim() === '' ? [{ place: `point-${item}`, what: 'point-section-empty' }] : [];
    return notNeeded?.trim() ? [] : [{ place: whyPlace({ item }), what: 'point-reason-missing' }];
  });
}

function whyPlace({ item }: Pick<PlanAnswer, 'item'>): PointPlace {
  return `point-${item}-why`;
}

/** Said as soon as it is so: a text that was pasted is never cut. */
export function tooLong({ outcome, entries, answers, copyForm, keptWhere }: PlanDraft): PlanFault[] {
  if (outcome !== 'made') return [];
  const texts: [place: PlanPlace, text: string, limit: number][] = PLAN_SECTIONS.map((section) => [section, entries[section], PLAN_TEXT_MAX]);
  for (const answer of answers) texts.push([whyPlace(answer), answer.notNeeded ?? '', NOT_NEEDED_MAX]);
  if (leavesATrace(copyForm)) texts.push(['keptWhere', keptWhere, KEPT_WHERE_MAX]);
  return texts
    .filter(([, text, limit]) => text.length > limit)
    .map(([place, text, limit]) => ({ place, what: { limit, tooMany: text.length - limit } }));
}

/** Something typed that is no day must not pass for no day at all. */
function unreadable({ outcome, reviewOn, followUpOn }: PlanDraft, today: CalendarDay): PlanFault[] {
  const [place, typed] = outcome === 'made' ? (['reviewOn', reviewOn] as const) : (['followUpOn', followUpOn] as const);
  return typed.trim() !== '' && readDayAhead(typed, today) === null ? [{ place, what: 'not-a-date' }] : [];
}

function refusalsOfMade(draft: PlanDraft, { today, latestReview }: PlanDays): PlanRefusal[] {
  const { entries, copyForm, keptWhere, safeThere, agreedInWords } = draft;
  const reviewOn = readDayAhead(draft.reviewOn, today);
  const refusals: [PlanRefusal, boolean][] = [
    ['plan-empty', PLAN_SECTIONS.every((section) => entries[section].trim() === '')],
    ['copy-place-missing', leavesATrace(copyForm) && keptWhere.trim() === ''],
    ['copy-not-said-safe', leavesATrace(copyForm) && !safeThere],
    ['plan-not-agreed', !agreedInWords],
    ['review-not-ahead', reviewOn !== null && reviewOn <= today],
    ['review-too-late', reviewOn !== null && reviewOn > latestReview],
  ];
  return refusals.filter(([, stands]) => stands).map(([refusal]) => refusal);
}

function refusalsOfNotMade({ followUpOn: typed }: PlanDraft, { today }: PlanDays): PlanRefusal[] {
  if (typed.trim() === '') return ['follow-up-missing'];
  const followUpOn = readDayAhead(typed, today);
  return followUpOn !== null && followUpOn <= today ? ['follow-up-not-ahead'] : [];
}
