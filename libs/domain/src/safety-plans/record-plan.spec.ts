import { settingInForce } from '../settings/index.js';
import { NO_COPY } from './plan-copy.js';
import { PLAN_SECTIONS, SECTION_TOPICS } from './plan-sections.js';
import { answersAssessment, recordPlan, type AnsweredAssessment, type PlanDraft } from './record-plan.js';

const TODAY = '2026-11-22';
const CONTEXT = { today: TODAY, cadence: settingInForce([], 'review.cadence-days', TODAY), lastVersion: 0, points: [{ item: 13 }, { item: 15 }] };
const ASSESSMENT: AnsweredAssessment = { id: 'a1', personId: 'p1', finishedOn: '2026-11-20', level: 'high' };
const MADE: PlanDraft = {
  personId: 'p1',
  assessment: ASSESSMENT,
  outcome: 'made',
  entries: [{ section: 'emergency', text: 'safe word with the neighbour' }],
  answers: [],
  copy: NO_COPY,
  agreedInWords: true,
  followUpOn: null,
  reviewOn: null,
};
const record = (changes: Partial<PlanDraft>, context = CONTEXT) => recordPlan({ ...MADE, ...changes }, context);
const refusal = (changes: Partial<PlanDraft>) => {
  const ruling = record(changes);
  return ruling.ok ? null : ruling.refusal;
};

describe('a safety plan', () => {
  it("answers an assessment and is reviewed by the cadence of that assessment's level", () => {
    expect(record({})).toMatchObject({ ok: true, value: { version: 1, dueOn: '2026-12-20' } });
    const medium = { ...ASSESSMENT, level: 'medium' } as const;
    expect(record({ assessment: medium })).toMatchObject({ ok: true, value: { dueOn: '2027-01-17' } });
  });

  it('keeps older versions and counts on', () => {
    expect(record({}, { ...CONTEXT, lastVersion: 3 })).toMatchObject({ ok: true, value: { version: 4 } });
  });

  it('is refused without an assessment of this person made by today', () => {
    expect(refusal({ assessment: null })).toBe('assessment-missing');
    expect(refusal({ assessment: { ...ASSESSMENT, personId: 'p2' } })).toBe('assessment-of-other-person');
    expect(refusal({ assessment: { ...ASSESSMENT, finishedOn: '2026-11-23' } })).toBe('assessment-later-than-plan');
  });

  it('is refused empty, with a section twice, or unless she agreed to it', () => {
    expect(refusal({ entries: [{ section: 'pets', text: '  ' }] })).toBe('plan-empty');
    expect(refusal({ entries: [...MADE.entries, ...MADE.entries] })).toBe('section-repeated');
    expect(refusal({ agreedInWords: false })).toBe('plan-not-agreed');
  });

  it('may be reviewed sooner than the settings ask and never later', () => {
    expect(record({ reviewOn: '2026-11-25' })).toMatchObject({ ok: true, value: { dueOn: '2026-11-25' } });
    expect(refusal({ reviewOn: '2026-12-21' })).toBe('review-too-late');
    expect(refusal({ reviewOn: TODAY })).toBe('review-not-ahead');
  });

  it('no longer answers once a newer assessment is in force', () => {
    expect(answersAssessment({ assessment: ASSESSMENT }, { id: 'a1' })).toBe(true);
    expect(answersAssessment({ assessment: ASSESSMENT }, { id: 'a2' })).toBe(false);
  });

  it('has topics to prompt with in every section', () => {
    for (const section of PLAN_SECTIONS) expect(SECTION_TOPICS[section].length).toBeGreaterThan(0);
  });
});

describe('what the assessment said', () => {
  const answers = (...list: PlanDraft['answers']) => refusal({ answers: list });
  const inEmergency = { item: 15, section: 'emergency', notNeeded: null } as const;

  it('may be answered in a section, be not needed for a reason, or stay open', () => {
    expect(answers(inEmergency, { item: 13, section: null, notNeeded: 'He handed the gun in.' })).toBeNull();
    expect(answers(inEmergency)).toBeNull();
  });

  it('is not answered by a section that holds nothing', () => {
    expect(answers({ ...inEmergency, section: 'legal' })).toBe('point-section-empty');
  });

  it('is never set aside without a reason', () => {
    expect(answers({ item: 13, section: null, notNeeded: ' ' })).toBe('point-reason-missing');
    expect(answers({ item: 13, section: null, notNeeded: null })).toBe('point-reason-missing');
  });

  it('has one answer, and only where it was said', () => {
    expect(answers(inEmergency, inEmergency)).toBe('point-answered-twice');
    expect(answers({ ...inEmergency, notNeeded: 'both' })).toBe('point-answered-twice');
    expect(answers({ ...inEmergency, item: 2 })).toBe('point-unknown');
  });
});

describe.each(['declined', 'not-safe-now'] as const)('a plan that is %s', (outcome) => {
  const none = { outcome, entries: [], agreedInWords: false, followUpOn: '2026-11-29' } as const;

  it('is a valid outcome with a day to ask again', () => {
    expect(record(none)).toMatchObject({ ok: true, value: { outcome, dueOn: '2026-11-29' } });
  });

  it('is refused without that day, or with one that is not ahead', () => {
    expect(refusal({ ...none, followUpOn: null })).toBe('follow-up-missing');
    expect(refusal({ ...none, followUpOn: TODAY })).toBe('follow-up-not-ahead');
  });

  it('holds no entries and no copy', () => {
    expect(refusal({ ...none, entries: MADE.entries })).toBe('entries-without-plan');
    expect(refusal({ ...none, answers: [{ item: 13, section: null, notNeeded: 'x' }] })).toBe('answers-without-plan');
    expect(refusal({ ...none, copy: { form: 'paper', keptWhere: 'work', safeThere: true } })).toBe('copy-without-plan');
  });
});

describe('the copy of a plan', () => {
  const withCopy = (copy: Partial<PlanDraft['copy']>) => refusal({ copy: { ...NO_COPY, ...copy } });

  it('is none unless somebody says otherwise, since a plan may be unsafe on paper (Buckinghamshire)', () => {
    expect(NO_COPY.form).toBe('none');
    expect(withCopy({})).toBeNull();
  });

  it('that could be found needs a place and her word that it is safe there', () => {
    for (const form of ['paper', 'message', 'file', 'safe-third-person'] as const) {
      expect(withCopy({ form })).toBe('copy-place-missing');
      expect(withCopy({ form, keptWhere: 'locker at work' })).toBe('copy-not-said-safe');
      expect(withCopy({ form, keptWhere: 'locker at work', safeThere: true })).toBeNull();
    }
  });

  it('kept in memory has no place', () => {
    expect(withCopy({ form: 'memory' })).toBeNull();
    expect(withCopy({ form: 'memory', keptWhere: 'drawer' })).toBe('copy-place-without-copy');
  });
});
