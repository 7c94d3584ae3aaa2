import type TestAgent from 'supertest/lib/agent.js';
import type { Environment } from '../src/platform/config/environment.js';
import { assessing } from './setup/an-assessment.js';
import { startTestApp, type TestApp } from './setup/test-app.js';
import { startTestJobs, wipeQueue, withOwnQueue, type TestJobs } from './setup/test-jobs.js';

/** Standard risk assessed on 24 November 2026 is due on 16 February 2027. */
const DUE = '2027-02-16';

describe('the sweep for review reminders', () => {
  let test: TestApp;
  let environment: Environment;
  let worker: TestAgent;
  let does: ReturnType<typeof assessing>;
  let one: TestJobs;
  let two: TestJobs;

  beforeAll(async () => {
    test = await startTestApp();
    environment = withOwnQueue(test.environment);
    await wipeQueue(environment, test.database);
    worker = await test.signedInAs('key-worker');
    does = assessing(worker, await test.signedInAs('duty-worker'));
    one = await startTestJobs(environment, test.clock);
    two = await startTestJobs(environment, test.clock);
  });
  afterAll(async () => {
    await Promise.all([one.close(), two.close()]);
    await test.close();
  });
  beforeEach(() => test.clock.setTo('2026-11-24T10:00:00.000Z'));

  const planned = async (): Promise<string> => {
    const referral = await does.referral();
    await does.finished(referral.id);
    return (await worker.get(`/api/people/${referral.person.id}/reviews`).expect(200)).body.reviews[0].id;
  };
  const on = (day: string): void => test.clock.setTo(`${day}T08:00:00.000Z`);
  const stages = async (reviewId: string): Promise<string[]> => {
    const { rows } = await test.owner.query('SELECT stage FROM reminders WHERE review_id = $1 ORDER BY written_at', [reviewId]);
    return rows.map(({ stage }) => stage);
  };
  /** Everything a sweep could write, so that "nothing changed" means nothing at all. */
  const everything = async (): Promise<unknown> => {
    const { rows } = await test.owner.query(`
      SELECT (SELECT jsonb_agg(to_jsonb(m) ORDER BY id) FROM reminders m) AS reminders,
             (SELECT jsonb_agg(to_jsonb(v) ORDER BY id) FROM reviews v) AS reviews,
             (SELECT count(*) FROM audit_entries WHERE action LIKE 'review.%') AS trail,
             (SELECT jsonb_agg(to_jsonb(o) ORDER BY id) FROM outbox_messages o WHERE topic LIKE 'review.%') AS outbox`);
    return rows[0];
  };

  it('writes each stage of a review once, on the day it begins', async () => {
    const review = await planned();
    for (const day of ['2027-02-08', '2027-02-09', '2027-02-15', DUE, '2027-02-17', '2027-02-23', '2027-02-24']) {
      on(day);
      await one.sweep('reviews-due');
    }
    expect(await stages(review)).toEqual(['soon', 'due', 'overdue', 'escalated']);
  });

  it('leaves a trace and a message for each reminder, by id and never by name', async () => {
    const review = await planned();
    on(DUE);
    await one.sweep('reviews-due');
    const trail = await test.owner.query(`SELECT system_job, worker_id FROM audit_entries WHERE subject_id = $1 AND action = 'review.due'`, [review]);
    expect(trail.rows).toEqual([{ system_job: 'reviews-due', worker_id: null }]);
    const told = await test.owner.query(
      `SELECT o.topic FROM outbox_messages o JOIN reminders m ON m.id = o.subject_id WHERE m.review_id = $1`,
      [review],
    );
    expect(told.rows).toEqual([{ topic: 'review.due' }]);
  });

  it('changes nothing when it runs twice', async () => {
    await planned();
    on(DUE);
    await one.sweep('reviews-due');
    const before = await everything();
    await one.sweep('reviews-due');
    expect(await everything()).toEqual(before);
  });

  it('writes each reminder once when two processes run it at the same moment', async () => {
    const reviews = [await planned(), await planned(), await planned()];
    on(DUE);
    await Promise.all([one.sweep('reviews-due'), two.sweep('reviews-due'), one.sweep('reviews-due'), two.sweep('reviews-due')]);
    for (const review of reviews) expect(await stages(review)).toEqual(['due']);
    const { rows } = await test.owner.query(
      `SELECT count(*)::int AS count FROM audit_entries WHERE action = 'review.due' AND subject_id = ANY ($1)`,
      [reviews],
    );
    expect(rows[0].count).toBe(reviews.length);
  });

  it('follows the organisation’s own days', async () => {
    const review = await planned();
    await test.owner.query(
      `INSERT INTO organisation_settings (organisation_id, key, value, in_force_from)
       SELECT id, 'review.reminder-days', '{"soonDays":14,"escalateAfterDays":0}', '2026-11-24' FROM organisations WHERE name_en = 'North'`,
    );
    for (const day of ['2027-02-02', '2027-02-17']) {
      on(day);
      await one.sweep('reviews-due');
    }
    await test.owner.query(`DELETE FROM organisation_settings WHERE key = 'review.reminder-days'`);
    expect(await stages(review)).toEqual(['soon', 'escalated']);
  });

  it('finds what was missed after a week in which nothing ran', async () => {
    const review = await planned();
    on('2027-02-25');
    await two.sweep('reviews-due');
    expect(await stages(review)).toEqual(['escalated']);
  });

  it('reminds anew when a review was put off, and no more once it is done', async () => {
    const review = await planned();
    on('2027-02-16');
    await one.sweep('reviews-due');
    const act = (path: string, version: number, body: object) =>
      worker.post(`/api/reviews/${review}/${path}`).set('If-Match', `"v${version}"`).send(body).expect(200);
    await act('put-off', 1, { to: '2027-02-20', reason: 'She asked for Saturday.' });
    on('2027-02-20');
    await one.sweep('reviews-due');
    expect(await stages(review)).toEqual(['due', 'due']);
    await act('complete', 2, { danger: 'same', words: 'Plan holds.', nextDueOn: null });
    on('2027-03-20');
    await one.sweep('reviews-due');
    expect(await stages(review)).toEqual(['due', 'due']);
  });

  it('changes nothing and loses nothing when the storage of the queue was wiped', async () => {
    const review = await planned();
    on(DUE);
    await one.sweep('reviews-due');
    const before = await everything();
    await wipeQueue(environment, test.database);
    expect(await everything()).toEqual(before);
    on('2027-02-17');
    const rung = Promise.race([one.rung('reviews-due'), two.rung('reviews-due')]);
    await one.hangBells();
    await rung;
    expect(await stages(review)).toEqual(['due', 'overdue']);
  });

  it('is rung by the queue of a process that starts, and sees one organisation at a time', async () => {
    const review = await planned();
    await wipeQueue(environment, test.database);
    on(DUE);
    // Whichever process is first; the older two may be so before the third has come up.
    const rung = [one.rung('reviews-due'), two.rung('reviews-due')];
    const three = await startTestJobs(environment, test.clock);
    await Promise.race([...rung, three.rungSinceStart('reviews-due')]);
    await three.close();
    expect(await stages(review)).toEqual(['due']);
    const { rows } = await test.owner.query(
      `SELECT count(*)::int AS strays FROM reminders m JOIN reviews v ON v.id = m.review_id WHERE v.organisation_id <> m.organisation_id`,
    );
    expect(rows).toEqual([{ strays: 0 }]);
  });
});
