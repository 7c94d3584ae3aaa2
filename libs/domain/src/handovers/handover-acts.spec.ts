import {
  acceptHandover,
  completeHandover,
  declineHandover,
  endHandover,
  discardHandover,
  holdJointContact,
  lapseHandover,
  lastMomentOf,
  mayDraftHandover,
  offerHandover,
  recallHandover,
  takeOverInAbsence,
  type HandoverOffer,
} from './handover-acts.js';
import { riskHolder, type HandoverState } from './handover-states.js';
import type { Handover } from './handover.js';
import type { StepDownFacts } from './step-down.js';

const DRAFT: Handover = {
  id: 'h1',
  caseId: 'c1',
  kind: 'worker-to-worker',
  state: 'drafted',
  giverId: 'giver',
  receiver: { to: 'worker', workerId: 'receiver' },
  acceptedById: null,
  reason: 'leaving at the end of the month',
  consent: { basis: 'informed' },
  offeredAt: null,
  lapsesAt: null,
  endsAt: null,
};
const READY: StepDownFacts = {
  level: 'medium',
  assessmentIsFresh: true,
  openMaracActions: 0,
  criticalEventPending: false,
  planAnswersAssessment: true,
  capacityConfirmed: true,
};
const OFFER: HandoverOffer = {
  preview: {
    riskLevel: 'high',
    liveDangers: 'release on Thursday',
    safeContact: 'ring 10 to 14, say you are the dentist',
    whoMustNotKnow: 'none',
    nextContact: 'Tuesday 11:00',
  },
  stepDown: null,
  at: new Date('2026-12-23T15:00:00Z'),
  lapseWorkingDays: 2,
  calendar: { holidays: new Set(['2026-12-25', '2026-12-28']) },
};
const INTRODUCTION = { workingDays: 5, calendar: OFFER.calendar };
const ACCEPTING = { workerId: 'receiver', isReceiver: true, hasConflict: false, at: new Date('2026-12-24T09:00:00Z'), introduction: INTRODUCTION };

const offer = (changes: Partial<Handover> = {}, terms: Partial<HandoverOffer> = {}) =>
  offerHandover({ ...DRAFT, ...changes }, { ...OFFER, ...terms });

function offered(): Handover {
  const ruling = offer();
  if (!ruling.ok) throw new Error(ruling.refusal);
  return ruling.value;
}

function accepted(): Handover {
  const ruling = acceptHandover(offered(), ACCEPTING);
  if (!ruling.ok) throw new Error(ruling.refusal);
  return ruling.value;
}

describe('offering a handover', () => {
  it('leaves the risk with the giver and sets the clock by working days, over Christmas too', () => {
    const handover = offered();
    expect(handover.state).toBe('offered');
    expect(riskHolder(handover.state)).toBe('giver');
    // 24 and 29 December are the two working days; 25 and 28 are holidays.
    expect(handover.lapsesAt?.toISOString()).toBe('2026-12-29T23:59:59.999Z');
  });

  it('is refused while another handover of the case is open', () => {
    expect(mayDraftHandover([{ state: 'completed' }, { state: 'offered' }])).toEqual({
      ok: false,
      refusal: 'handover-already-open',
    });
    expect(mayDraftHandover([{ state: 'declined' }, { state: 'completed' }]).ok).toBe(true);
  });

  it.each([
    ['to oneself', { receiver: { to: 'worker', workerId: 'giver' } }, 'handover-to-self'],
    ['to nobody', { receiver: null }, 'handover-receiver-missing'],
    ['without a reason', { reason: ' ' }, 'handover-reason-missing'],
    ['before the person was told', { consent: { basis: 'not-settled' } }, 'handover-consent-missing'],
    ['beyond the service without her agreement', { kind: 'to-other-service' }, 'handover-consent-missing'],
    [
      'without consent and without a reason',
      { consent: { basis: 'without-consent', reason: '' } },
      'handover-consent-missing',
    ],
    ['twice', { state: 'offered' }, 'handover-state-forbids'],
  ] as const)('is refused %s', (_, changes, refusal) => {
    expect(offer(changes)).toEqual({ ok: false, refusal });
  });

  it('beyond the service needs her agreement, or a recorded basis and reason', () => {
    expect(offer({ kind: 'to-other-area', consent: { basis: 'agreed' } }).ok).toBe(true);
    const consent = { basis: 'without-consent', reason: 'threats to kill, section 115' } as const;
    expect(offer({ kind: 'to-other-area', consent }).ok).toBe(true);
  });

  it('is refused with a gap in the preview: "none" is said, not left out', () => {
    expect(offer({}, { preview: { ...OFFER.preview, liveDangers: '' } })).toEqual({
      ok: false,
      refusal: 'handover-preview-incomplete',
    });
  });

  it('as a step down waits for everything that must be settled', () => {
    const kind = 'step-down' as const;
    expect(offer({ kind }, { stepDown: READY }).ok).toBe(true);
    for (const facts of [null, { ...READY, level: 'high' as const }, { ...READY, openMaracActions: 1 }]) {
      expect(offer({ kind }, { stepDown: facts })).toEqual({ ok: false, refusal: 'handover-step-down-not-ready' });
    }
  });
});

describe('accepting a handover', () => {
  it('moves the risk to the worker who accepted by name', () => {
    const handover = accepted();
    expect(handover).toMatchObject({ state: 'accepted', acceptedById: 'receiver' });
    expect(riskHolder(handover.state)).toBe('receiver');
  });

  it('is for the receiver only, and for nobody with a conflict', () => {
    const accept = (changes: Partial<typeof ACCEPTING>) => acceptHandover(offered(), { ...ACCEPTING, ...changes });
    expect(accept({ isReceiver: false })).toMatchObject({ refusal: 'handover-not-the-receiver' });
    expect(accept({ workerId: 'giver' })).toMatchObject({ refusal: 'handover-not-the-receiver' });
    expect(accept({ hasConflict: true })).toMatchObject({ refusal: 'handover-conflict-of-interest' });
  });

  it('is refused after the clock has run out, whether or not a sweep has noticed', () => {
    const at = (time: string) => acceptHandover(offered(), { ...ACCEPTING, at: new Date(time) });
    expect(at('2026-12-29T23:59:59Z').ok).toBe(true);
    expect(at('2026-12-30T00:00:00Z')).toMatchObject({ refusal: 'handover-lapsed' });
  });
});

describe('a handover that is not accepted', () => {
  it('is declined by the receiver with a reason, and "other" in words', () => {
    const decline = (reason: 'no-capacity' | 'other', words: string) =>
      declineHandover(offered(), { isReceiver: true, reason, words });
    expect(decline('no-capacity', '')).toMatchObject({ ok: true, value: { state: 'declined', acceptedById: null } });
    expect(decline('other', '')).toMatchObject({ refusal: 'handover-reason-missing' });
    expect(declineHandover(offered(), { isReceiver: false, reason: 'no-capacity', words: '' }).ok).toBe(false);
  });

  it('lapses by the clock, not before and only once', () => {
    expect(lapseHandover(offered(), new Date('2026-12-29T12:00:00Z'))).toMatchObject({
      refusal: 'handover-not-lapsed-yet',
    });
    const lapsed = lapseHandover(offered(), new Date('2026-12-30T00:00:00Z'));
    expect(lapsed).toMatchObject({ ok: true, value: { state: 'lapsed' } });
    if (lapsed.ok) expect(lapseHandover(lapsed.value, new Date('2027-01-30T00:00:00Z')).ok).toBe(false);
  });

  it('is recalled, or as a draft discarded, by the giver only', () => {
    expect(recallHandover(offered(), 'giver', 'she changed her mind')).toMatchObject({ value: { state: 'recalled' } });
    expect(recallHandover(offered(), 'receiver', 'x')).toMatchObject({ refusal: 'handover-not-the-giver' });
    expect(recallHandover(offered(), 'giver', '')).toMatchObject({ refusal: 'handover-reason-missing' });
    expect(discardHandover(DRAFT, 'giver')).toMatchObject({ value: { state: 'discarded' } });
    expect(discardHandover(DRAFT, 'receiver')).toMatchObject({ refusal: 'handover-not-the-giver' });
  });
});

describe('finishing a handover', () => {
  it('follows a meeting with the person, or says why there was none', () => {
    const met = holdJointContact(accepted(), 'receiver');
    expect(met.ok && completeHandover(met.value, 'receiver', null)).toMatchObject({ value: { state: 'completed' } });
    expect(completeHandover(accepted(), 'receiver', null)).toMatchObject({ refusal: 'joint-contact-missing' });
    expect(completeHandover(accepted(), 'receiver', 'she asked not to')).toMatchObject({
      value: { state: 'completed' },
    });
  });

  it('comes by the clock where nobody did it, by working days from the yes, not before and only once', () => {
    const met = holdJointContact(accepted(), 'receiver');
    for (const open of [accepted(), met.ok ? met.value : accepted()]) {
      // 29, 30 and 31 December, 1 and 4 January are the five working days of this calendar.
      expect(endHandover(open, new Date('2027-01-04T23:59:59Z'))).toMatchObject({ refusal: 'handover-not-ended-yet' });
      const ended = endHandover(open, new Date('2027-01-05T00:00:00Z'));
      expect(ended).toMatchObject({ ok: true, value: { state: 'completed' } });
      if (ended.ok) expect(endHandover(ended.value, new Date('2027-02-05T00:00:00Z')).ok).toBe(false);
    }
    expect(endHandover(offered(), new Date('2027-02-05T00:00:00Z'))).toMatchObject({ refusal: 'handover-state-forbids' });
  });

  it('comes a week after the yes where no last day was written, and to none that nobody accepted or that is over', () => {
    const answeredAt = new Date('2026-12-28T10:00:00Z');
    const lastMoment = (state: HandoverState) => lastMomentOf({ state, endsAt: null, answeredAt });
    expect([lastMoment('accepted'), lastMoment('joint-contact')]).toEqual([new Date('2027-01-04T10:00:00Z'), new Date('2027-01-04T10:00:00Z')]);
    expect([lastMoment('declined'), lastMoment('completed'), lastMomentOf({ ...offered(), answeredAt: null })]).toEqual([null, null, null]);
    const endsAt = new Date('2027-01-04T23:59:59.999Z');
    expect(lastMomentOf({ state: 'accepted', endsAt, answeredAt })).toEqual(endsAt);
  });

  it('is for whoever accepted', () => {
    expect(holdJointContact(accepted(), 'giver')).toMatchObject({ refusal: 'handover-not-the-receiver' });
    expect(completeHandover(accepted(), 'giver', 'x')).toMatchObject({ refusal: 'handover-not-the-receiver' });
  });
});

describe('every act', () => {
  const acts: ReadonlyArray<[string, HandoverState, (handover: Handover) => { ok: boolean }]> = [
    ['offer', 'offered', (one) => offerHandover(one, OFFER)],
    ['accept', 'accepted', (one) => acceptHandover(one, ACCEPTING)],
    ['decline', 'declined', (one) => declineHandover(one, { isReceiver: true, reason: 'no-capacity', words: '' })],
    ['lapse', 'lapsed', (one) => lapseHandover(one, new Date('2030-01-01T00:00:00Z'))],
    ['recall', 'recalled', (one) => recallHandover(one, 'giver', 'x')],
  ];

  it.each(acts)('%s is refused once a handover is completed', (_, __, act) => {
    expect(act({ ...accepted(), state: 'completed' })).toEqual({ ok: false, refusal: 'handover-state-forbids' });
  });
});

describe('an unplanned absence', () => {
  const absent = { id: 'h2', caseId: 'c1', giverId: 'giver', reason: 'taken ill' };

  it('gives the case a manager at once', () => {
    const cover = takeOverInAbsence(absent, 'manager', new Date('2026-12-23T15:00:00Z'), INTRODUCTION);
    expect(cover).toMatchObject({
      ok: true,
      value: { state: 'accepted', acceptedById: 'manager', kind: 'emergency-cover' },
    });
  });

  it('needs a reason and another person than the absent one', () => {
    expect(takeOverInAbsence(absent, 'giver', new Date(0), INTRODUCTION)).toMatchObject({ refusal: 'handover-to-self' });
    expect(takeOverInAbsence({ ...absent, reason: '' }, 'manager', new Date(0), INTRODUCTION)).toMatchObject({ ok: false });
  });
});
