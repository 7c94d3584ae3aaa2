import { TestBed } from '@angular/core/testing';
import type { SaveAnswer } from '@waymark/contracts';
import { ProblemError } from '../../../platform/http/problem-error';
import { answerKey, type EntryBody, type EntryKey, type LocalEntry } from './entries';
import { EntryQueue } from './entry-queue';

const WRITER = 'this-page';
const said = (answer: SaveAnswer['answer']) => ({ answer, details: [], comment: null, source: 'person' as const });

interface Sent {
  key: EntryKey;
  body: EntryBody;
  accept(): void;
  refuse(code: ProblemError['code']): void;
}

describe('answers on their way', () => {
  let sent: Sent[];
  let kept: Map<EntryKey, EntryBody>;
  let waiting: (() => void)[];
  let canKeep: boolean;
  let queue: EntryQueue;

  beforeEach(() => {
    sent = [];
    kept = new Map();
    waiting = [];
    canKeep = true;
    queue = TestBed.runInInjectionContext(
      () =>
        new EntryQueue(WRITER, {
          send: (key, body) =>
            new Promise((resolve, reject) => {
              const stored = { sequence: body.sequence, writer: body.writer, storedAt: '2026-11-24T10:00:00.000Z' };
              sent.push({ key, body, accept: () => resolve(stored), refuse: (code) => reject(new ProblemError(code, 0)) });
            }),
          keep: async (key, body) => {
            if (!canKeep) throw new Error('no room');
            kept.set(key, body);
          },
          letGo: async (key) => void kept.delete(key),
          later: (work) => waiting.push(work),
        }),
    );
  });

  const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
  const last = (): Sent => sent[sent.length - 1]!;

  it('are kept on the device before the server has them, and let go when it has', async () => {
    queue.write(answerKey(1), said('yes'));
    await settled();
    expect(kept.get('answers/1')).toMatchObject({ answer: 'yes', sequence: 1, writer: WRITER });
    expect(queue.unsent()).toBe(1);
    last().accept();
    await settled();
    expect([queue.unsent(), kept.size, queue.storedAt()]).toEqual([0, 0, '2026-11-24T10:00:00.000Z']);
  });

  it('go out one at a time for an item, and the newest wins', async () => {
    queue.write(answerKey(1), said('yes'));
    queue.write(answerKey(1), said('no'));
    queue.write(answerKey(1), said('dont-know'));
    expect(sent).toHaveLength(1);
    last().accept();
    await settled();
    expect(sent).toHaveLength(2);
    expect(last().body).toMatchObject({ answer: 'dont-know', sequence: 3 });
    last().accept();
    await settled();
    expect([sent.length, queue.unsent()]).toEqual([2, 0]);
  });

  it('stay and go again when the line drops, and say so truthfully meanwhile', async () => {
    queue.write(answerKey(7), said('yes'));
    last().refuse('offline');
    await settled();
    expect([queue.isOffline(), queue.unsent(), kept.size]).toEqual([true, 1, 1]);
    waiting.shift()?.();
    last().accept();
    await settled();
    expect([queue.isOffline(), queue.unsent(), kept.size]).toEqual([false, 0, 0]);
  });

  it('come back after a killed browser and go out under their old stamp', async () => {
    const body = { ...said('yes'), sequence: 4, writer: 'killed-page', basedOn: 3 };
    const stored: LocalEntry = { key: answerKey(3), body: { ...said('no'), sequence: 3, writer: 'killed-page', basedOn: 3 }, state: 'saved' };
    queue.load([stored], [{ key: answerKey(3), body, state: 'pending' }]);
    expect(last().body).toEqual(body);
    last().accept();
    await settled();
    expect(queue.unsent()).toBe(0);
  });

  it('are dropped from the device without being sent when the server had them all along', async () => {
    const body = { ...said('yes'), sequence: 4, writer: 'killed-page', basedOn: 3 };
    kept.set('answers/3', body);
    queue.load([{ key: answerKey(3), body, state: 'saved' }], [{ key: answerKey(3), body, state: 'pending' }]);
    await settled();
    expect([sent.length, kept.size, queue.unsent()]).toEqual([0, 0, 0]);
  });

  it('are not dropped when they were given before the page had loaded', async () => {
    queue.write(answerKey(1), said('yes'));
    queue.load([], []);
    expect(queue.all().get('answers/1')).toMatchObject({ body: { answer: 'yes' }, state: 'pending' });
    last().accept();
    await settled();
    queue.write(answerKey(1), said('no'));
    expect(last().body).toMatchObject({ answer: 'no', sequence: 2 });
  });

  it('have all arrived when a finish that waits for them goes on, the ones already on their way too', async () => {
    let isThrough = false;
    queue.write(answerKey(24), said('yes'));
    void queue.flush().then(() => (isThrough = true));
    await settled();
    expect(isThrough).toBe(false);
    queue.write(answerKey(24), said('no'));
    last().accept();
    await settled();
    expect([isThrough, sent.length]).toEqual([false, 2]);
    last().accept();
    await settled();
    expect([isThrough, queue.unsent()]).toEqual([true, 0]);
  });

  it('stand beside the other page’s answer until a worker chooses', async () => {
    queue.write(answerKey(2), said('yes'));
    last().refuse('answer-changed-elsewhere');
    await settled();
    expect(queue.conflicts().map(({ key }) => key)).toEqual(['answers/2']);
    const theirs = { ...said('no'), sequence: 5, writer: 'other-page', basedOn: 5 };
    queue.settle(answerKey(2), theirs, true);
    expect(last().body).toMatchObject({ answer: 'yes', sequence: 6, writer: WRITER, basedOn: 5 });
    last().accept();
    await settled();
    expect([queue.conflicts().length, queue.unsent()]).toEqual([0, 0]);
  });

  it('do not write over the other page’s answer by being given again before a worker has chosen', async () => {
    queue.write(answerKey(2), said('yes'));
    queue.write(answerKey(2), said('dont-know'));
    last().refuse('answer-changed-elsewhere');
    await settled();
    queue.write(answerKey(2), said('no'));
    await settled();
    expect(sent).toHaveLength(1);
    expect(queue.conflicts()).toMatchObject([{ key: 'answers/2', body: { answer: 'no' } }]);
    queue.settle(answerKey(2), { ...said('yes'), sequence: 1, writer: 'other-page', basedOn: 1 }, true);
    expect(last().body).toMatchObject({ answer: 'no', sequence: 2, writer: WRITER });
  });

  it('say what their page knew to be stored, so that two changes without the line pass for no newer answer', async () => {
    const theirs: LocalEntry = { key: answerKey(2), body: { ...said('yes'), sequence: 3, writer: 'other-page', basedOn: 3 }, state: 'saved' };
    queue.load([theirs], []);
    queue.write(answerKey(2), said('no'));
    last().refuse('offline');
    await settled();
    queue.write(answerKey(2), said('dont-know'));
    expect(queue.all().get('answers/2')?.body).toMatchObject({ sequence: 5, basedOn: 3 });
  });

  it('stand in conflict when the page opens again and another page stored one that they did not know', () => {
    const body = { ...said('yes'), sequence: 9, writer: 'killed-page', basedOn: 3 };
    const theirs: LocalEntry = { key: answerKey(3), body: { ...said('no'), sequence: 4, writer: 'other-page', basedOn: 4 }, state: 'saved' };
    queue.load([theirs], [{ key: answerKey(3), body, state: 'pending' }]);
    expect([sent.length, queue.conflicts().length]).toEqual([0, 1]);
  });

  it('give way to the stored one when the worker says so', async () => {
    queue.write(answerKey(2), said('yes'));
    last().refuse('answer-changed-elsewhere');
    await settled();
    queue.settle(answerKey(2), { ...said('no'), sequence: 5, writer: 'other-page', basedOn: 5 }, false);
    await settled();
    expect(queue.all().get('answers/2')).toMatchObject({ body: { answer: 'no' }, state: 'saved' });
    expect(kept.size).toBe(0);
  });

  it('are not sent for ever when the server will not have them', async () => {
    queue.write(answerKey(2), said('yes'));
    last().refuse('invalid-input');
    await settled();
    expect([queue.refused().length, waiting.length, kept.size]).toEqual([1, 0, 1]);
  });

  it('say when even the device cannot keep them', async () => {
    canKeep = false;
    queue.write(answerKey(2), said('yes'));
    expect(queue.isKeeping()).toBe(true);
    await settled();
    expect([queue.isKeeping(), queue.isAtRisk()]).toEqual([false, true]);
  });
});
