import { TestBed } from '@angular/core/testing';
import type { ClockReadingView, SuggestedWorkerView, WaitingEntryView, WorkerLoadView } from '@waymark/contracts';
import { realTexts, speak } from '../../../../test-texts';
import { WaitingWords } from './waiting-words';

const clock = (more: Partial<ClockReadingView> = {}): ClockReadingView => ({
  kind: 'first-attempt',
  state: 'running',
  isStartTimeGiven: true,
  stoppedAt: null,
  unit: 'hours',
  target: 24,
  elapsed: 23.5,
  left: 0.5,
  pausedFor: null,
  cameLate: false,
  elapsedWithPauses: null,
  ...more,
});

const worker = (weighted: number): WorkerLoadView => ({
  worker: { id: 'worker-1', name: 'Amina Example' },
  carriesCases: true,
  active: 14,
  waiting: 0,
  byRisk: { 'not-assessed': 0, standard: 0, medium: 0, high: 14 },
  weighted,
  ceiling: 25,
  languages: [],
  specialisms: [],
  areas: [],
  isOnLeave: false,
});

describe('the words of the waiting list', () => {
  let words: WaitingWords;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [realTexts()] });
    words = TestBed.inject(WaitingWords);
    await speak('en');
  });

  const face = (more: Partial<ClockReadingView>) => words.faces([clock(more)])[0]!;

  it.each<[string, Partial<ClockReadingView>, string, string]>([
    ['hours left', { elapsed: 5, left: 19 }, 'running', '19 hours to go'],
    ['the last quarter of a target', { elapsed: 20, left: 4 }, 'soon', '4 hours to go'],
    ['a backlog, in days and not in hundreds of hours', { state: 'overdue', elapsed: 902, left: -878 }, 'overdue', '36 calendar days overdue'],
    ['a wait of months, in months', { state: 'overdue', elapsed: 3_429, left: -3_381 }, 'overdue', '4 months overdue'],
    ['the same in working days', { state: 'overdue', unit: 'working-days', elapsed: 95, left: -90 }, 'overdue', '4 months overdue'],
    ['what was over before it came here, quietly', { state: 'overdue', cameLate: true, elapsed: 902, left: -878 }, 'came-late', '36 calendar days overdue'],
    ['working days', { unit: 'working-days', target: 5, elapsed: 2, left: 3 }, 'running', '3 working days to go'],
    ['the last working day', { unit: 'working-days', target: 5, elapsed: 5, left: 0 }, 'soon', 'last working day'],
    [
      'a pause with its reason',
      { state: 'paused', pausedFor: 'person-asked-later', left: 19, elapsed: 5 },
      'paused',
      'Paused (The person asked for a later date), 19 hours to go',
    ],
    ['a clock that nobody waits for any more', { state: 'ended' }, 'paused', 'Ended without being met'],
  ])('tell %s', (_, more, tone, state) => {
    expect(face(more)).toMatchObject({ tone, state });
  });

  it('says a long wait in days beside its target, and that it was over before it came', () => {
    const late = { state: 'overdue' as const, target: 48, elapsed: 3_429, left: -3_381, cameLate: true };
    expect(face(late).detail).toBe('142 days; the target is 48 hours. Overdue before it came here.');
  });

  it('show what has passed against the target, and the whole wait beside a pause', () => {
    expect(face({}).detail).toBe('23 of 24 hours.');
    expect(face({ elapsed: 0.5, elapsedWithPauses: 10.5 }).detail).toBe('0.5 of 24 hours. 10 hours with the pauses.');
  });

  it('show the one clock that falls due first, or none when all are met', () => {
    const clocks = [clock({ kind: 'first-contact' }), clock()];
    expect(words.next({ clocks, nextClock: 'first-attempt' })?.kind).toBe('first-attempt');
    expect(words.next({ clocks, nextClock: null })).toBeNull();
  });

  it('leave to the badge what the badge says', () => {
    expect(words.reasons({ reasons: ['medium-risk', 'stalking', 'children', 'waited'] })).toBe('Stalking · Children · Time waited');
  });

  it.each([
    [12.4, 'room'],
    [23, 'nearly-full'],
    [25, 'full'],
    [26, 'full'],
  ])('call a worker with %d of 25 %s', (weighted, standing) => {
    expect(words.load(worker(weighted)).standing).toBe(standing);
  });

  const suggested = (more: Partial<SuggestedWorkerView> = {}): SuggestedWorkerView => ({
    ...{ worker: { id: 'worker-1', name: 'Amina Example' }, languages: ['welsh', 'Urdu'], before: { active: 4, weighted: 9.5 } },
    ...{ after: { active: 5, weighted: 11 }, ceiling: 25, overCeiling: false, reasons: ['speaks-language', 'has-room'] },
    ...more,
  });
  const placed = (language: string, named: string | null, suggestions: SuggestedWorkerView[]) =>
    ({ person: { language }, languageNamed: named, suggestions }) as unknown as WaitingEntryView;

  it('say why a worker is suggested, what she speaks, and her load before and after against what was agreed', () => {
    expect(words.suggestion(suggested())).toBe('speaks Welsh, Urdu · load 9.5 now, 11 with this person, of 25 agreed · fits this person by language · has room');
    expect(words.suggestion(suggested({ languages: [], reasons: [], overCeiling: true }))).toBe(
      'languages not written down · load 9.5 now, 11 with this person, of 25 agreed · above the agreed load',
    );
  });

  it('name the language of choice that nobody who could be given the person speaks', () => {
    const nobody = [suggested({ reasons: ['has-room'] })];
    expect(words.unmatchedLanguage(placed('welsh', null, nobody))).toBe('Welsh');
    expect(words.unmatchedLanguage(placed('other', 'Tigrinya', nobody))).toBe('Tigrinya');
    expect(words.unmatchedLanguage(placed('welsh', null, [suggested()]))).toBeNull();
    expect(words.unmatchedLanguage(placed('english', null, nobody))).toBeNull();
    expect(words.unmatchedLanguage(placed('not-asked', null, nobody))).toBeNull();
  });

  it('say a load in words and in the reader’s language', async () => {
    expect(words.load(worker(12.4)).words).toBe('12.4 of 25, 14 people');
    await speak('cy');
    expect(words.load(worker(12.4)).words).toBe('12.4 o 25, 14 person');
  });
});
