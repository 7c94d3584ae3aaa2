import { answerTo, type AnsweredChecklist, type AnswerSource, type DashAnswer, type ItemAnswer } from '../risk/index.js';
import type { PlanSection } from './plan-sections.js';

/** The answers that a plan must not pass over: a yes, and what nobody could say. */
export const ANSWERS_FOR_PLAN = ['yes', 'dont-know'] as const satisfies readonly ItemAnswer[];
type AnswerForPlan = (typeof ANSWERS_FOR_PLAN)[number];

/** What an assessment said that asks something of the plan. */
export interface PlanPoint {
  item: number;
  /** Key of the topic label, since the number means another question on another form. */
  topic: string;
  answer: AnswerForPlan;
  details: readonly string[];
  comment: string | null;
  source: AnswerSource;
  /** Where a plan usually answers it, the likeliest first; none where no section is about it. */
  sections: readonly PlanSection[];
}

/**
 * Sections whose usual content is about a topic: at home, weapons and ways out; after leaving, routes, locks and handing
 * children over; technology, location sharing and shared accounts; legal, what is a breach (Surrey, Buckinghamshire,
 * Kensington and Chelsea and Free From Fear guidance). Health, money, pets and support for the feelings have a section in
 * practice without a page that describes one. Topics that are about no one part of a plan (rising, what drives the person
 * causing harm) are left out: they ask how strong the whole plan must be.
 */
const SECTIONS_OF_TOPIC: Readonly<Record<string, readonly PlanSection[]>> = {
  injury: ['at-home', 'emergency'],
  'very-frightened': ['emotional-support'],
  'what-is-feared': ['emergency'],
  isolation: ['people-and-agencies', 'emotional-support'],
  'low-mood-or-suicidal': ['emotional-support', 'health'],
  separation: ['after-leaving', 'preparing-to-leave'],
  'child-contact-conflict': ['children', 'contact-with-harmer'],
  'stalking-or-harassment': ['technology', 'after-leaving', 'work-education'],
  'pregnancy-or-baby': ['health'],
  'control-or-jealousy': ['technology', 'money'],
  weapons: ['at-home'],
  'threats-to-kill': ['emergency'],
  strangulation: ['emergency', 'health'],
  'sexual-harm': ['health', 'emotional-support'],
  'other-person-feared': ['people-and-agencies'],
  animals: ['pets'],
  money: ['money'],
  'broken-orders': ['legal'],
};

/** A detail of that name, ticked on whatever item, is about the children and their part of the plan. */
const ABOUT_CHILDREN = 'children';

/** In the order of the form. What was answered with no asks for nothing, and what was not asked is counted apart. */
export function planPoints({ instrument, answers }: AnsweredChecklist): PlanPoint[] {
  return instrument.items.flatMap(({ number, topic }) => {
    const said = answers.find(({ item }) => item === number);
    const answer = ANSWERS_FOR_PLAN.find((one) => one === said?.answer);
    if (!said || !answer) return [];
    const { details, comment, source } = said;
    return [{ item: number, topic, answer, details, comment, source, sections: sectionsOf(topic, said) }];
  });
}

function sectionsOf(topic: string, { details }: DashAnswer): PlanSection[] {
  const usual = SECTIONS_OF_TOPIC[topic] ?? [];
  return [...new Set<PlanSection>(details.includes(ABOUT_CHILDREN) ? [...usual, 'children'] : usual)];
}

/** Items without an answer: a plan cannot answer what nobody asked, and must not look as if there were nothing. */
export function notAskedCount({ instrument, answers }: AnsweredChecklist): number {
  return instrument.items.filter(({ number }) => answerTo(number, answers) === 'not-asked').length;
}

/** How a plan deals with a point: in one of its sections, or not at all with the reason. What has neither is open. */
export interface PlanAnswer {
  item: number;
  section: PlanSection | null;
  notNeeded: string | null;
}

export const POINT_STATES = ['open', 'answered', 'not-needed'] as const;
export type PointState = (typeof POINT_STATES)[number];

export function pointState(answer: Pick<PlanAnswer, 'section' | 'notNeeded'> | undefined): PointState {
  if (answer?.section) return 'answered';
  return answer?.notNeeded ? 'not-needed' : 'open';
}

/** How much of what an assessment said is answered, set aside and open. */
export function countPointStates(
  points: readonly Pick<PlanPoint, 'item'>[],
  answers: readonly PlanAnswer[],
): Record<PointState, number> {
  const counts: Record<PointState, number> = { open: 0, answered: 0, 'not-needed': 0 };
  for (const { item } of points) counts[pointState(answers.find((answer) => answer.item === item))] += 1;
  return counts;
}

/** Whether two assessments said the same of an item, to the word: a new comment may be a new danger. */
export function isSaidAlike(one: PlanPoint, other: PlanPoint): boolean {
  const told = ({ topic, answer, details, comment }: PlanPoint) =>
    JSON.stringify([topic, answer, [...details].sort(), comment?.trim() ?? '']);
  return told(one) === told(other);
}

export interface PointsSince {
  /** New, or said in other words than when the plan was made. */
  added: PlanPoint[];
  /** No longer said. A plan may still hold what was written for them. */
  gone: PlanPoint[];
}

/** What is new since a plan was made. Points are told apart by topic, so that another form's numbers mislead nobody. */
export function pointsSince(before: readonly PlanPoint[], now: readonly PlanPoint[]): PointsSince {
  return {
    added: now.filter((point) => !before.some((one) => isSaidAlike(one, point))),
    gone: before.filter(({ topic }) => now.every((point) => point.topic !== topic)),
  };
}

/** What a new version may take over from the last: answers to what is still said in the same words. */
export function answersKept(
  last: { points: readonly PlanPoint[]; answers: readonly PlanAnswer[] },
  now: readonly PlanPoint[],
): PlanAnswer[] {
  return now.flatMap((point) => {
    const before = last.points.find((one) => isSaidAlike(one, point));
    const answer = before && last.answers.find(({ item }) => item === before.item);
    return answer ? [{ ...answer, item: point.item }] : [];
  });
}
