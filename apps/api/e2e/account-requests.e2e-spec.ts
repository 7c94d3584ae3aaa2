import { randomUUID } from 'node:crypto';
import type { AccountRequestAskedView, AccountRequestView, PasswordResetLinkView, SessionView, TodayView } from '@waymark/contracts';
import { Client } from 'pg';
import type TestAgent from 'supertest/lib/agent.js';
import { newToken, tokenHash } from '../src/platform/auth/tokens.js';
import { workerId } from './setup/a-case.js';
import { linkInto } from './setup/reset-link.js';
import { startTestApp, type TestApp, type TestRole } from './setup/test-app.js';

const PASSWORD = 'another long passphrase';

describe('a link into somebody’s account', () => {
  let test: TestApp;
  let administrator: TestAgent;
  let manager: TestAgent;
  let ids: Record<'key-worker' | 'idva' | 'administrator' | 'service-manager', string>;

  beforeAll(async () => {
    test = await startTestApp();
    administrator = await test.signedInAs('administrator');
    manager = await test.signedInAs('service-manager');
    const roles = ['key-worker', 'idva', 'administrator', 'service-manager'] as const;
    ids = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await workerId(test, role)]))) as typeof ids;
  });
  afterAll(() => test.close());
  afterEach(async () => {
    await test.owner.query('DELETE FROM sign_in_attempts');
    await test.owner.query(`UPDATE account_requests SET state = 'withdrawn', answered_by = asked_by, answered_at = now() WHERE state = 'waiting'`);
  });

  const ask = (id: string, as = administrator) => as.post(`/api/workers/${id}/password-reset`).send({ proof: 'called-back' });
  const asked = async (id = ids.idva): Promise<AccountRequestAskedView> => (await ask(id).expect(201)).body;
  const confirm = (id: string, as = manager) => as.post(`/api/account-requests/${id}/confirm`).send({});
  const end = (id: string, as = manager) => as.post(`/api/account-requests/${id}/end`).send({});
  const use = (link: { token: string; code: string | null }) => test.nobody().post('/api/password-resets/use').send({ ...link, password: PASSWORD });
  const listed = async (as = manager): Promise<AccountRequestView[]> => (await as.get('/api/account-requests').expect(200)).body;
  const links = async (): Promise<number> => (await test.owner.query('SELECT count(*)::int AS links FROM password_resets')).rows[0].links;
  const actions = async (role: TestRole): Promise<string[]> => {
    const text = `SELECT a.action FROM audit_entries a JOIN workers w ON w.id = a.worker_id WHERE w.email = $1 ORDER BY a.id DESC LIMIT 5`;
    return (await test.owner.query(text, [`${role}@north.example`])).rows.map((row) => row.action);
  };

  it('is made only when a second person confirms what the first asked for, and both are on record', async () => {
    const before = await links();
    const { id, secondPeople } = await asked();
    expect(secondPeople).toEqual(['service-manager of North']);
    expect(await links()).toBe(before);
    await confirm(id).expect(200);
    expect(await links()).toBe(before + 1);
    expect(await actions('administrator')).toContain('password-reset.asked');
    expect(await actions('service-manager')).toContain('password-reset.confirmed');
  });

  it('opens nothing for whoever holds only one of its two halves', async () => {
    const { id, code } = await asked();
    const { token }: PasswordResetLinkView = (await confirm(id).expect(200)).body.link;
    expect((await use({ token, code: null }).expect(409)).body.code).toBe('reset-link-invalid');
    expect((await use({ token, code: 'AAAA-AAAA' }).expect(409)).body.code).toBe('reset-link-invalid');
    expect((await use({ token: newToken(), code }).expect(409)).body.code).toBe('reset-link-invalid');
    await use({ token, code: ` ${code!.toLowerCase().replace('-', ' ')}` }).expect(204);
  });

  it('is confirmed by nobody twice, by nobody who asked, and by nobody whose account it is', async () => {
    const { id } = await asked();
    expect((await confirm(id, administrator).expect(409)).body.code).toBe('account-request-own');
    await confirm(id).expect(200);
    expect((await confirm(id).expect(409)).body.code).toBe('account-request-over');
    await test.owner.query(`UPDATE memberships SET role = 'service-manager' WHERE worker_id = $1`, [ids['key-worker']]);
    const hers = await asked(ids['key-worker']);
    expect((await confirm(hers.id, await test.signedInAs('key-worker')).expect(409)).body.code).toBe('account-request-about-you');
    await test.owner.query(`UPDATE memberships SET role = 'key-worker' WHERE worker_id = $1`, [ids['key-worker']]);
  });

  it('is not asked for one’s own account, nor where nobody is left to confirm', async () => {
    expect((await ask(ids.administrator).expect(409)).body.code).toBe('account-request-of-oneself');
    expect((await ask(ids['service-manager']).expect(409)).body.code).toBe('account-request-nobody-else');
    expect((await ask(randomUUID())).status).toBe(404);
  });

  it('needs an answer within a day', async () => {
    const { id } = await asked();
    await test.owner.query(`UPDATE account_requests SET asked_at = now() - interval '24 hours' WHERE id = $1`, [id]);
    expect((await confirm(id).expect(409)).body.code).toBe('account-request-over');
    expect((await listed()).find((one) => one.id === id)).toMatchObject({ state: 'waiting', isLapsed: true });
  });

  it('is worth nothing once whoever asked is an administrator no more', async () => {
    const { id } = await asked();
    await test.owner.query(`UPDATE memberships SET to_on = current_date - 1 WHERE worker_id = $1`, [ids.administrator]);
    expect((await confirm(id).expect(409)).body.code).toBe('account-request-over');
    await test.owner.query(`UPDATE memberships SET to_on = NULL WHERE worker_id = $1`, [ids.administrator]);
  });

  it('is declined by the second person, taken back by the first, and replaced by a newer request', async () => {
    const first = await asked();
    expect((await end(first.id).expect(200)).body).toMatchObject({ state: 'declined', answeredBy: 'service-manager of North' });
    const second = await asked();
    expect((await end(second.id, administrator).expect(200)).body.state).toBe('withdrawn');
    const third = await asked();
    const fourth = await asked();
    expect((await confirm(third.id).expect(409)).body.code).toBe('account-request-over');
    expect((await end(third.id).expect(409)).body.code).toBe('account-request-over');
    await confirm(fourth.id).expect(200);
  });

  it('waits on the second person’s Today and list, and on no list of another organisation', async () => {
    const { id } = await asked();
    const today: TodayView = (await manager.get('/api/today').expect(200)).body;
    expect(today.accountRequests).toBe(1);
    expect((await (await test.signedInAs('team-lead')).get('/api/today').expect(200)).body.accountRequests).toBe(0);
    const [first] = await listed();
    expect(first).toMatchObject({ id, state: 'waiting', proof: 'called-back', askedBy: 'administrator of North', isOwn: false, isAboutYou: false });
    expect(JSON.stringify(first)).not.toMatch(/token|code/i);
    const south = await test.signedInAs('service-manager', 'south');
    expect(await listed(south)).toEqual([]);
    expect((await confirm(id, south)).status).toBe(404);
  });

  it('asks both of them again who is at the screen', async () => {
    const { id } = await asked();
    await test.owner.query(`UPDATE sessions SET proved_at = now() - interval '1 hour'`);
    expect((await confirm(id).expect(403)).body.code).toBe('step-up-needed');
    expect((await ask(ids.idva).expect(403)).body.code).toBe('step-up-needed');
    await test.owner.query('UPDATE sessions SET proved_at = now()');
  });

  it('tells the worker at her next sign-in by whose doing her password was set, until she has read it', async () => {
    const before = await test.signedInAs('idva');
    await use(await linkInto(test, 'idva@north.example')).expect(204);
    await before.get('/api/session').expect(401);
    const own = test.nobody();
    const { body }: { body: SessionView } = await own.post('/api/session').send({ email: 'idva@north.example', password: PASSWORD }).expect(200);
    const told = { askedBy: 'administrator of North', confirmedBy: 'service-manager of North', clearedSecondFactor: false };
    expect(body.passwordSetByLink).toEqual({ ...told, at: expect.any(String) });
    await own.post('/api/session/password-set-by-link/seen').send({}).expect(204);
    expect((await own.get('/api/session').expect(200)).body.passwordSetByLink).toBeNull();
  });

  describe('asked for by SQL of the application’s own role', () => {
    let application: Client;
    beforeAll(async () => {
      application = new Client({ connectionString: test.database.applicationUrl });
      await application.connect();
    });
    afterAll(() => application.end());

    /** As whoever steals the application's password: a live session of this role, and whatever settings please. */
    async function asWorker<T>(role: TestRole, work: () => Promise<T>): Promise<T> {
      const token = newToken();
      await test.owner.query(
        `INSERT INTO sessions (token_hash, worker_id, ends_at) SELECT $1, id, now() + interval '1 hour' FROM workers WHERE email = $2`,
        [tokenHash(token), `${role}@north.example`],
      );
      await application.query('BEGIN');
      try {
        await application.query(`SELECT set_config('waymark.session', encode($1, 'hex'), true) FROM waymark_open_request($1)`, [tokenHash(token)]);
        return await work();
      } finally {
        await application.query('ROLLBACK');
      }
    }
    const insert = (askedBy: string) =>
      application.query(
        `INSERT INTO account_requests (organisation_id, worker_id, kind, proof, code_hash, asked_by)
         VALUES (waymark_organisation(), $1, 'password-reset', 'in-person', 'x', $2)`,
        [ids.idva, askedBy],
      );

    it('is made by no insert', async () => {
      await asWorker('administrator', () =>
        expect(
          application.query(
            `INSERT INTO password_resets (organisation_id, worker_id, token_hash, created_by, expires_at)
             VALUES (waymark_organisation(), $1, 'x', waymark_worker(), now() + interval '1 day')`,
            [ids.idva],
          ),
        ).rejects.toThrow('permission denied'),
      );
    });

    it('is asked for in nobody else’s name', async () => {
      await asWorker('administrator', () => expect(insert(ids['service-manager'])).rejects.toThrow('row-level security'));
      await asWorker('key-worker', async () => {
        await application.query(`SELECT set_config('waymark.administers', 'on', true)`);
        await expect(insert(ids['key-worker'])).rejects.toThrow('row-level security');
      });
    });

    it('is confirmed by no statement of whoever asked, and by no claim to be somebody else', async () => {
      const { id } = await asked();
      await asWorker('administrator', async () => {
        await application.query(`SELECT set_config('waymark.worker_id', $1, true)`, [ids['service-manager']]);
        const { rows } = await application.query(`SELECT waymark_confirm_account_request($1, 'x', $1) AS ends`, [id]);
        expect(rows).toEqual([{ ends: null }]);
        await expect(
          application.query(`UPDATE account_requests SET state = 'confirmed', answered_by = $2, answered_at = now() WHERE id = $1`, [id, ids['service-manager']]),
        ).rejects.toThrow('row-level security');
      });
    });

    it('is kept from one person on both sides by the table itself', async () => {
      const { id } = await asked();
      await expect(
        test.owner.query(`UPDATE account_requests SET state = 'confirmed', answered_by = asked_by, answered_at = now() WHERE id = $1`, [id]),
      ).rejects.toThrow('account_requests_two_check');
      await expect(
        test.owner.query(`UPDATE account_requests SET state = 'confirmed', answered_by = worker_id, answered_at = now() WHERE id = $1`, [id]),
      ).rejects.toThrow('account_requests_two_check');
    });

    it('has a code of which not even the digest is read', async () => {
      await asWorker('service-manager', () => expect(application.query('SELECT code_hash FROM account_requests')).rejects.toThrow('permission denied'));
    });
  });
});
