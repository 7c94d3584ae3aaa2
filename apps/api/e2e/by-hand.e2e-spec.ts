import { randomUUID } from 'node:crypto';
import type TestAgent from 'supertest/lib/agent.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { linkInto } from './setup/reset-link.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

/** What SQL, markup, a spreadsheet and a template would take for their own, and what a second decoding would change. */
const TELLING = `Robert'); DROP TABLE people;-- <img src=x onerror=alert(1)> {{7*7}} \${7*7} =1+1 \\u0000 %41 &#65;`;

describe('requests that no screen makes', () => {
  let test: TestApp;
  let duty: TestAgent;

  beforeAll(async () => {
    test = await startTestApp();
    duty = await test.signedInAs('duty-worker');
  });
  afterAll(() => test.close());

  const record = (changes: object) =>
    duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send({ ...aReferralRequest(), ...changes });

  it('find no method that was not offered, and get nothing of themselves back', async () => {
    for (const method of ['trace', 'options', 'patch'] as const) {
      const answer = await duty[method]('/api/session').set('X-Echo', 'an echo').expect(404);
      expect(JSON.stringify([answer.headers, answer.text])).not.toContain('an echo');
    }
  });

  it('from another origin are not told that they may be read', async () => {
    for (const method of ['get', 'options'] as const) {
      const { headers } = await duty[method]('/api/session').set('Origin', 'https://elsewhere.example').set('Access-Control-Request-Method', 'POST');
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])('with a body of a form (%s) are not read', async (type) => {
    const body = JSON.stringify({ name: 'Llywelyn', dateOfBirth: null, phone: null });
    const answer = await duty.post('/api/people/matches').set('Content-Type', type).send(body);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
  });

  it.each(['/api/referrals', '/api/imports'])('with a parameter given twice are refused by its name at %s', async (path) => {
    const { body } = await duty.get(`${path}?cursor=a&cursor=b`).expect(400);
    expect(body.fields).toContainEqual(expect.objectContaining({ field: 'cursor' }));
  });

  it('cannot give every object a field by naming its prototype', async () => {
    const named = `"name":"Llywelyn","dateOfBirth":null,"phone":null`;
    for (const more of [`"__proto__":{"isTaken":true}`, `"constructor":{"prototype":{"isTaken":true}}`]) {
      const answer = await duty.post('/api/people/matches').set('Content-Type', 'application/json').send(`{${named},${more}}`);
      expect(answer.status).toBeLessThan(500);
    }
    expect(({} as Record<string, unknown>)['isTaken']).toBeUndefined();
  });

  it('keep text as text, whatever SQL, markup or a spreadsheet would make of it', async () => {
    const { body } = await record({ summary: TELLING, person: { ...aReferralRequest().person, familyName: TELLING.slice(0, 60) } }).expect(201);
    const read = await duty.get(`/api/referrals/${body.id}`).expect(200);
    expect([read.body.summary, read.body.person.familyName]).toEqual([TELLING, TELLING.slice(0, 60)]);
    expect(read.headers['content-type']).toBe('application/json; charset=utf-8');
    await duty.post('/api/people/matches').send({ name: TELLING, dateOfBirth: null, phone: null }).expect(200);
    expect((await test.owner.query('SELECT count(*)::int AS people FROM people')).rows[0].people).toBeGreaterThan(0);
  });

  it('that break something learn a code and a number to quote, and nothing of what broke', async () => {
    await test.owner.query(`ALTER TABLE referrals ADD CONSTRAINT broken CHECK (referrer_name <> 'a broken thing') NOT VALID`);
    const answer = await record({ referrerName: 'a broken thing' }).expect(500);
    await test.owner.query('ALTER TABLE referrals DROP CONSTRAINT broken');
    expect(answer.body).toEqual({
      type: 'urn:waymark:problem:unexpected',
      status: 500,
      code: 'unexpected',
      title: 'unexpected',
      reference: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(Object.keys(answer.headers)).not.toEqual(expect.arrayContaining(['x-powered-by']));
  });

  it('sign in with the password exactly as it was chosen, however long, and with no other form of it', async () => {
    const chosen = `  Blanks before, CAPITALS within, ${'and a long way to go '.repeat(4)}`;
    const email = 'idva@north.example';
    await test.nobody().post('/api/password-resets/use').send({ ...(await linkInto(test, email)), password: chosen }).expect(204);
    const signIn = (password: string) => test.nobody().post('/api/session').send({ email, password });
    expect(chosen.length).toBeGreaterThan(100);
    for (const other of [chosen.trim(), chosen.toLowerCase(), chosen.slice(0, 72)]) await signIn(other).expect(401);
    await signIn(chosen).expect(200);
  });
});
