import type { AnswerView, AssessmentResultView, OwedContactView, RiskAssessmentListItem, RiskAssessmentView } from '@waymark/contracts';
import {
  changesSince,
  knownConcerns,
  outOfDateReasons,
  type DashAnswer,
  type DaysByRisk,
  type CalendarDay,
  type RiskSettings,
  dayOf,
} from '@waymark/domain';
import { toPersonNameView, type PersonEntity } from '../people/index.js';
import type { Episode, TaskEntity } from '../referrals/index.js';
import type { AssessmentWords } from './assessment-words.js';
import { instrumentOf } from './instrument-of.js';
import type { AssessmentAnswerEntity, RiskAssessmentEntity } from './risk-assessment.entities.js';
import type { WholeAssessment } from './risk-assessments.repository.js';

export interface AroundAssessment {
  person: PersonEntity;
  episode: Episode;
  owed: TaskEntity | null;
  previous: { assessment: RiskAssessmentEntity; answers: AssessmentAnswerEntity[] } | null;
  /** In force today; a finished assessment keeps its own. */
  thresholds: RiskSettings;
  worker(id: string): string;
  words: AssessmentWords;
}

export function toRiskAssessmentView(whole: WholeAssessment, around: AroundAssessment): RiskAssessmentView {
  const { assessment, answers, texts } = whole;
  const { person, episode, previous, words, worker } = around;
  const { id, version, state, referralId, caseId, parkedItem } = assessment;
  return {
    ...{ id, version, state, referralId, caseId, parkedItem },
    person: { ...toPersonNameView(person), age: assessment.ageAtAssessment },
    referralReference: episode.reference,
    isCaseClosed: episode.isOver,
    instrument: { code: assessment.instrumentCode, version: assessment.instrumentVersion },
    startedAt: assessment.startedAt.toISOString(),
    startedBy: worker(assessment.startedBy),
    parkedAt: assessment.parkedAt?.toISOString() ?? null,
    answers: answers.map((answer) => toAnswerView(answer, around)),
    texts: texts.map(({ field, text, sequence, writer }) => ({
      ...{ field, sequence, writer },
      text: words.openEntry(assessment, 'text', `${id} ${field}`, text),
    })),
    currentLevel: episode.risk,
    isKnownHigh: episode.isKnownHigh,
    safetyContact: around.owed && toOwed(around.owed, worker),
    knownConcerns: knownConcerns(episode.abuseTypes),
    thresholds: assessment.thresholds ?? around.thresholds,
    previous: previous && {
      id: previous.assessment.id,
      finishedOn: finishedOn(previous.assessment),
      answers: previous.answers.map(({ item, answer }) => ({ item, answer })),
    },
    result: toResultView(whole, around),
  };
}

export function toOwed({ referralId, entryId, holderId: id, dueAt }: TaskEntity, worker: AroundAssessment['worker']): OwedContactView {
  return { referralId, entryId, holder: { id, name: worker(id) }, dueAt: dueAt.toISOString() };
}

function toAnswerView(answer: AssessmentAnswerEntity, { words, worker }: AroundAssessment): AnswerView {
  const { sequence, writer, answeredAt, answeredBy } = answer;
  const said = toDashAnswer(answer, words);
  return { ...said, details: [...said.details], sequence, writer, answeredAt: answeredAt.toISOString(), answeredBy: worker(answeredBy) };
}

/** An answer as the rules know it. */
export function toDashAnswer(row: AssessmentAnswerEntity, words: AssessmentWords): DashAnswer {
  const { assessmentId, item, answer, details, comment, source } = row;
  return { item, answer, details, source, comment: comment && words.openEntry(row, 'comment', `${assessmentId} ${item}`, comment) };
}

function toResultView(whole: WholeAssessment, { previous, words, worker }: AroundAssessment): AssessmentResultView | null {
  const { assessment, answers } = whole;
  const { finishedAt, finishedBy, level, suggested, judged, thresholds, words: sealed } = assessment;
  if (!finishedAt || !finishedBy || !level || !suggested || !judged || !thresholds || !sealed) return null;
  const said = words.openResult(assessment, assessment.id, sealed);
  const instrument = instrumentOf(assessment);
  const bare = (rows: AssessmentAnswerEntity[]): DashAnswer[] =>
    rows.map(({ item, answer, details, source }) => ({ item, answer, details, source, comment: null }));
  return {
    ...{ level, suggested, thresholds },
    finishedAt: finishedAt.toISOString(),
    finishedBy: worker(finishedBy),
    isComplete: assessment.isComplete === true,
    unsafeToContinue: said.unsafeToContinue,
    counts: {
      yes: assessment.yes ?? 0,
      no: assessment.no ?? 0,
      dontKnow: assessment.dontKnow ?? 0,
      notAsked: assessment.notAsked ?? 0,
      outOf: instrument.items.length,
    },
    grounds: assessment.grounds ?? [],
    judgement: { level: judged, reason: said.judgement },
    ownView: said.ownView,
    worries: said.worries,
    policeCallOuts12Months: assessment.policeCallOuts,
    maracRepeat: assessment.maracRepeat ?? 'not-known',
    prompts: assessment.prompts ?? [],
    decisions: said.decisions,
    changes:
      previous &&
      changesSince({ instrument: instrumentOf(previous.assessment), answers: bare(previous.answers) }, { instrument, answers: bare(answers) }),
  };
}

export interface AroundList {
  worker(id: string): string;
  answered: ReadonlyMap<string, number>;
  cadence: DaysByRisk;
  today: CalendarDay;
}

export function toListItem(assessment: RiskAssessmentEntity, { worker, answered, cadence, today }: AroundList): RiskAssessmentListItem {
  const { id, version, state, referralId, finishedAt, finishedBy, isComplete, yes, dontKnow, level } = assessment;
  const inForce = level && { finishedOn: finishedOn(assessment), level, complete: isComplete === true };
  return {
    ...{ id, version, state, referralId, isComplete, yes, dontKnow, level },
    instrument: { code: assessment.instrumentCode, version: assessment.instrumentVersion },
    startedAt: assessment.startedAt.toISOString(),
    startedBy: worker(assessment.startedBy),
    parkedAt: assessment.parkedAt?.toISOString() ?? null,
    answered: answered.get(id) ?? 0,
    outOf: instrumentOf(assessment).items.length,
    finishedAt: finishedAt?.toISOString() ?? null,
    finishedBy: finishedBy && worker(finishedBy),
    grounds: assessment.grounds ?? [],
    outOfDate: inForce ? outOfDateReasons(inForce, [], cadence, today) : [],
  };
}

function finishedOn({ finishedAt, startedAt }: RiskAssessmentEntity): CalendarDay {
  return dayOf(finishedAt ?? startedAt);
}
