import { answerRead, busiestHour, compareQuestions, groundsForQuestion, isAnswered, isSurnameShared, READ_OUTCOMES, type ReadAnswer, type WeekOfReads } from './read-review.js';

const week = (changes: Partial<WeekOfReads> = {}): WeekOfReads => ({ isWide: true, isHers: true, workerName: 'Delyth Example', familyName: 'Llywelyn', isSurnameLookedAt: false, readsAtNight: 0, ...changes });

describe('a reading', () => {
  it('asks for nothing of somebody who is hers, by day, of another name', () => {
    expect(groundsForQuestion(week())).toEqual([]);
  });

  it('of somebody whom she neither holds, leads nor worked for is worth a question where she reads everybody', () => {
    expect(groundsForQuestion(week({ isHers: false }))).toEqual(['outside-allocation']);
    expect(groundsForQuestion(week({ isHers: false, isWide: false }))).toEqual([]);
  });

  it('at night is worth one, also of somebody who is hers', () => {
    expect(groundsForQuestion(week({ readsAtNight: 1 }))).toEqual(['at-night']);
  });

  it('of a namesake is asked about until somebody has found it fine, and not every week', () => {
    expect(groundsForQuestion(week({ familyName: 'Example' }))).toEqual(['same-surname']);
    expect(groundsForQuestion(week({ familyName: 'Example', isSurnameLookedAt: true }))).toEqual([]);
  });

  it('keeps every ground that holds', () => {
    expect(groundsForQuestion(week({ isHers: false, readsAtNight: 2, familyName: 'Example' }))).toEqual(['same-surname', 'outside-allocation', 'at-night']);
  });
});

describe('a surname', () => {
  it.each([
    ['Siân Llywelyn', 'Llywelyn'],
    ['Siân Llewellyn', 'Llywelyn'],
    ['Delyth Prys', 'Price'],
    ['Delyth ap Rhys', 'Price'],
    ['Mair Huws', 'Hughes'],
    ['Mair Bowen', 'Owen'],
    ['Siân Mair Wyn-Price', 'Preece'],
    ['Beth Brown', 'Taylor-Brown'],
    ['Beth Browne', 'Brown'],
    ['Zoë O’Brien', 'O Brien'],
    ['Lowri Gruffydd', 'Griffiths'],
  ])('of %s is shared with %s', (worker, family) => {
    expect(isSurnameShared(worker, family)).toBe(true);
  });

  it.each<[string, string | null]>([
    ['Siân Llywelyn', 'Siân'],
    ['Llywelyn', 'Llywelyn'],
    ['Delyth ap Rhys', 'ap Gwilym'],
    ['Mair Jones', 'Evans'],
    ['Mair Jones', null],
    ['Mair Jones', ''],
  ])('of %s is not shared with %s', (worker, family) => {
    expect(isSurnameShared(worker, family)).toBe(false);
  });
});

describe('the busiest hour', () => {
  const read = (personId: string, time: string) => ({ personId, at: new Date(`2026-11-24T${time}:00.000Z`) });

  it('is that of most people, however often each was opened', () => {
    const reads = [read('a', '09:00'), read('a', '09:10'), read('b', '10:30'), read('c', '10:40'), read('b', '10:50'), read('d', '11:29')];
    expect(busiestHour(reads)).toEqual({ people: 3, from: new Date('2026-11-24T10:30:00.000Z'), until: new Date('2026-11-24T11:29:00.000Z') });
  });

  it('begins anew each moment and does not go by the clock on the wall', () => {
    expect(busiestHour([read('a', '09:00'), read('b', '10:00')])?.people).toBe(1);
    expect(busiestHour([read('b', '09:59'), read('a', '09:00')])?.people).toBe(2);
  });

  it('is none where nothing was opened', () => {
    expect(busiestHour([])).toBeNull();
  });
});

describe('the order of questions', () => {
  it('goes by the weightiest ground, then by how many there are', () => {
    expect(compareQuestions(['same-surname'], ['outside-allocation', 'at-night'])).toBeLessThan(0);
    expect(compareQuestions(['outside-allocation'], ['outside-allocation', 'at-night'])).toBeGreaterThan(0);
    expect(compareQuestions(['many-records'], ['at-night'])).toBeLessThan(0);
    expect(compareQuestions([], ['at-night'])).toBeGreaterThan(0);
    expect(compareQuestions(['at-night'], ['at-night'])).toBe(0);
  });
});

describe('an answer', () => {
  const answer = (changes: Partial<ReadAnswer> = {}): ReadAnswer => ({ workerId: 'delyth', by: 'eirlys', before: [], outcome: 'fine', words: null, ...changes });

  it('ends a question, and asking the worker leaves it open', () => {
    expect(answerRead(answer()).ok).toBe(true);
    expect(answerRead(answer({ before: ['asked-worker'], outcome: 'raised', words: 'with the safeguarding lead' })).ok).toBe(true);
    expect(READ_OUTCOMES.filter((outcome) => isAnswered([outcome]))).toEqual(['fine', 'raised']);
  });

  it.each<[string, Partial<ReadAnswer>, string]>([
    ['of whoever read', { by: 'delyth' }, 'read-question-own'],
    ['after the last one', { before: ['fine'] }, 'read-question-answered'],
    ['that the worker was asked, without what she said', { outcome: 'asked-worker', words: ' ' }, 'read-answer-words-missing'],
    ['that it was raised, without with whom', { outcome: 'raised' }, 'read-answer-words-missing'],
  ])('is not taken %s', (_, changes, refusal) => {
    expect(answerRead(answer(changes))).toEqual({ ok: false, refusal });
  });
});
