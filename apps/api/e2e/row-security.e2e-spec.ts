import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { RightsCheck } from '../src/platform/auth/rights-check.js';
import { aReferralRequest } from './setup/a-referral-request.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

/** Functions that run with the rights of the narrow role. Adding one is a decision, so the list stands here. */
const DEFINER_FUNCTIONS = [
  'waymark_acts_as',
  'waymark_ask_for_code',
  'waymark_audited',
  'waymark_audited_person',
  'waymark_begin_organisation',
  'waymark_blocked',
  'waymark_carried',
  'waymark_change_own_password',
  'waymark_change_team',
  'waymark_confirm_account_request',
  'waymark_confirm_second_factor',
  'waymark_count_sign_ins_of',
  'waymark_describe_session',
  'waymark_end_identity',
  'waymark_end_membership',
  'waymark_end_own_opening',
  'waymark_end_own_sessions',
  'waymark_end_service',
  'waymark_end_session',
  'waymark_end_sign_ins_of',
  'waymark_end_team',
  'waymark_finish_sign_in',
  'waymark_forget_answers',
  'waymark_forget_attempts',
  'waymark_handover_people',
  'waymark_handover_record',
  'waymark_held',
  'waymark_hidden_from_lead',
  'waymark_hold_case_of',
  'waymark_invite',
  'waymark_is_job',
  'waymark_is_reset_live',
  'waymark_is_sign_in',
  'waymark_judge_sign_in',
  'waymark_keep_job_proof',
  'waymark_keep_key_proof',
  'waymark_keep_passkey',
  'waymark_keep_second_factor',
  'waymark_keeps_blocks',
  'waymark_key_proof',
  'waymark_knows_device',
  'waymark_left_in',
  'waymark_lock_session',
  'waymark_make_passkey_challenge',
  'waymark_make_provider_flow',
  'waymark_may_hold',
  'waymark_note_provider_refusal',
  'waymark_note_sign_in',
  'waymark_only_opened',
  'waymark_open_import',
  'waymark_open_in_emergency',
  'waymark_open_request',
  'waymark_opened',
  'waymark_opening_refusal',
  'waymark_organisations_to_sweep',
  'waymark_own_openings',
  'waymark_own_passkeys',
  'waymark_own_second_factor',
  'waymark_own_session_by_provider',
  'waymark_own_sessions',
  'waymark_passkey',
  'waymark_password_set_by_link',
  'waymark_pending_sign_in',
  'waymark_people_candidates',
  'waymark_prove_session',
  'waymark_prove_session_by_provider',
  'waymark_prove_session_with_passkey',
  'waymark_proved_role',
  'waymark_proved_worker',
  'waymark_provider_worker',
  'waymark_providers_in_force',
  'waymark_reads_widely',
  'waymark_refuse_ended_service',
  'waymark_remember_device',
  'waymark_remove_own_passkey',
  'waymark_remove_own_second_factor',
  'waymark_renew_recovery_codes',
  'waymark_reset_owner',
  'waymark_reviewed_workers',
  'waymark_search_elsewhere',
  'waymark_second_factor_holders',
  'waymark_second_person',
  'waymark_see_password_set_by_link',
  'waymark_session_holder',
  'waymark_start_session',
  'waymark_start_session_by_provider',
  'waymark_start_session_with_passkey',
  'waymark_tell_next_holder',
  'waymark_told',
  'waymark_unallocated',
  'waymark_unlock_session',
  'waymark_use_own_code',
  'waymark_use_passkey_challenge',
  'waymark_use_password_reset',
  'waymark_use_provider_flow',
];

describe('row security', () => {
  let test: TestApp;
  let application: Client;

  beforeAll(async () => {
    // The API's own check says yes to everything: what is refused below is refused by the database alone.
    test = await startTestApp((builder) => builder.overrideProvider(RightsCheck).useValue({ has: () => true }));
    application = new Client({ connectionString: test.database.applicationUrl });
    await application.connect();
  });
  afterAll(async () => {
    await application.end();
    await test.close();
  });

  const column = async (sql: string): Promise<string[]> => (await test.owner.query(sql)).rows.map((row) => row.name);

  describe('of the catalogue', () => {
    it('is enabled and forced on every table', async () => {
      const unprotected = await column(`
        SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'm') AND c.relname <> 'schema_migrations'
           AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`);
      expect(unprotected).toEqual([]);
    });

    it('has a policy on every table', async () => {
      const bare = await column(`
        SELECT t.tablename AS name FROM pg_tables t WHERE t.schemaname = 'public' AND t.tablename <> 'schema_migrations'
           AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = t.schemaname AND p.tablename = t.tablename)`);
      expect(bare).toEqual([]);
    });

    it.each([
      ['hides from a blocked worker', '%waymark_blocked%'],
      ['keeps within a worker’s reach', '%waymark_held%'],
    ])('%s on every table that hangs on a person', async (_, rule) => {
      const bare = await column(`
        WITH RECURSIVE hanging AS (
          SELECT 'people'::regclass::oid AS id
          UNION
          SELECT f.conrelid FROM pg_constraint f JOIN hanging h ON f.confrelid = h.id WHERE f.contype = 'f'
        )
        SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'm')
           AND (c.oid IN (SELECT id FROM hanging) OR EXISTS (
                SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
                   AND a.attname = ANY (ARRAY['person_id', 'referral_id', 'case_id', 'assessment_id', 'plan_id', 'handover_id', 'review_id'])))
           AND NOT EXISTS (
                SELECT FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname AND p.permissive = 'RESTRICTIVE'
                   AND p.cmd = ANY (ARRAY['ALL', 'SELECT']) AND p.roles = '{waymark_api}' AND p.qual LIKE '${rule}')`);
      expect(bare).toEqual([]);
    });

    it.each(['waymark_blocked', 'waymark_reads_widely', 'waymark_held', 'waymark_unallocated', 'waymark_told', 'waymark_opened', 'waymark_reviewed_workers', 'waymark_hidden_from_lead'])('asks %s once a statement, and never row by row', async (name) => {
      const rowByRow = await column(`
        SELECT p.tablename AS name FROM pg_policies p
         WHERE p.qual LIKE '%${name}(%' AND replace(p.qual, '( SELECT ${name}(', '') LIKE '%${name}(%'`);
      expect(rowByRow).toEqual([]);
    });

    it('lets a record opened in an emergency be read in every table, but neither blocks, nor who is linked with her, nor who else opened it, nor what is asked about reads', async () => {
      const unread = await column(`
        SELECT p.tablename AS name FROM pg_policies p
         WHERE p.policyname = 'within_reach' AND p.qual LIKE '%waymark_held%' AND p.qual NOT LIKE '%waymark_opened%' ORDER BY 1`);
      expect(unread).toEqual(['emergency_opening_notices', 'emergency_openings', 'linked_parties', 'person_blocks', 'read_questions']);
    });

    it('lets no view look past the policies of its caller', async () => {
      const views = await column(`
        SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'public' AND c.relkind = 'v' AND NOT coalesce(c.reloptions::text LIKE '%security_invoker=true%', false)`);
      expect(views).toEqual([]);
    });

    it('knows every function that runs with rights of another', async () => {
      const definers = await column(`
        SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
         WHERE n.nspname = 'public' AND p.prosecdef ORDER BY 1`);
      expect(definers).toEqual(DEFINER_FUNCTIONS);
    });

    it('lets none of them be led astray by a temporary table with a name of ours', async () => {
      const astray = await column(`
        SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
         WHERE n.nspname = 'public' AND p.prosecdef
           AND NOT coalesce('search_path=pg_catalog, public, pg_temp' = ANY (p.proconfig), false)`);
      expect(astray).toEqual([]);
      await expect(application.query('CREATE TEMP TABLE organisations (id uuid)')).rejects.toThrow('permission denied');
    });

    it('gives the application nothing to own and no way past the policies', async () => {
      const { rows } = await application.query(`
        SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
               (SELECT count(*)::int FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)) AS owned,
               has_table_privilege('audit_entries', 'UPDATE') OR has_table_privilege('audit_entries', 'DELETE') AS edits_audit,
               has_table_privilege('worker_credentials', 'SELECT') AS reads_passwords,
               has_table_privilege('sessions', 'SELECT') AS reads_sessions,
               has_table_privilege('second_factors', 'SELECT') OR has_table_privilege('recovery_codes', 'SELECT')
                 OR has_table_privilege('pending_sign_ins', 'SELECT') OR has_table_privilege('known_devices', 'SELECT') AS reads_second_factors,
               has_table_privilege('job_proofs', 'SELECT') AS reads_job_proof,
               has_function_privilege('waymark_spend_code(uuid, bigint, bytea)', 'EXECUTE') AS spends_codes_of_others
          FROM pg_roles WHERE rolname = current_user`);
      expect(rows).toEqual([
        {
          rolsuper: false,
          rolbypassrls: false,
          rolcreaterole: false,
          rolcreatedb: false,
          owned: 0,
          edits_audit: false,
          reads_passwords: false,
          reads_sessions: false,
          reads_second_factors: false,
          reads_job_proof: false,
          spends_codes_of_others: false,
        },
      ]);
    });

    it('lets the application delete from no table at all', async () => {
      const deletable = await column(`
        SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND has_table_privilege('waymark_api', format('%I.%I', schemaname, tablename), 'DELETE')`);
      expect(deletable).toEqual([]);
    });
  });

  it('shows no row of any table while nobody has said who is asking', async () => {
    const duty = await test.signedInAs('duty-worker');
    await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
    const readable = await column(`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND has_table_privilege('waymark_api', format('%I.%I', schemaname, tablename), 'SELECT')`);
    expect(readable.length).toBeGreaterThan(10);
    for (const table of readable) {
      const { rows } = await application.query(`SELECT count(*)::int AS count FROM ${table}`);
      expect([table, rows[0].count]).toEqual([table, 0]);
    }
  });

  describe('between two organisations, with the check of the API switched off', () => {
    const inNorth = async () => {
      const duty = await test.signedInAs('duty-worker', 'north');
      const { body } = await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
      return body;
    };

    it('answers for the other’s records exactly what it answers for records that do not exist', async () => {
      const referral = await inNorth();
      const south = await test.signedInAs('service-manager', 'south');
      for (const path of ['people', 'referrals']) {
        const hidden = await south.get(`/api/${path}/${path === 'people' ? referral.person.id : referral.id}`);
        const absent = await south.get(`/api/${path}/${randomUUID()}`);
        expect(hidden.status).toBe(404);
        expect({ ...hidden.body, reference: '' }).toEqual({ ...absent.body, reference: '' });
        expect(namesOf(hidden.headers)).toEqual(namesOf(absent.headers));
      }
    });

    it('finds nobody of the other in a search', async () => {
      await inNorth();
      const south = await test.signedInAs('duty-worker', 'south');
      const asked = { name: 'Siân Llywelyn', dateOfBirth: '1990-02-03', phone: '07700 900123' };
      expect((await south.post('/api/people/matches').send(asked).expect(200)).body).toEqual([]);
      expect((await south.get('/api/referrals').expect(200)).body.items).toEqual([]);
    });

    it('cannot hang a new record on the other’s person', async () => {
      const referral = await inNorth();
      const south = await test.signedInAs('duty-worker', 'south');
      const body = aReferralRequest({ person: { ...aReferralRequest().person, personId: referral.person.id } });
      expect((await south.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(body)).status).toBe(404);
    });

    it('cannot withdraw the other’s referral', async () => {
      const referral = await inNorth();
      const south = await test.signedInAs('service-manager', 'south');
      const answer = await south
        .post(`/api/referrals/${referral.id}/withdraw`)
        .set('If-Match', '"v1"')
        .send({ reason: 'made-by-mistake', note: null });
      expect(answer.status).toBe(404);
    });
  });

  it('shows an administrator no person and no referral, although the API would let her', async () => {
    const duty = await test.signedInAs('duty-worker');
    const { body } = await duty.post('/api/referrals').set('Idempotency-Key', randomUUID()).send(aReferralRequest()).expect(201);
    const administrator = await test.signedInAs('administrator');
    expect((await administrator.get(`/api/people/${body.person.id}`)).status).toBe(404);
    expect((await administrator.get('/api/referrals').expect(200)).body.items).toEqual([]);
  });

  it('keeps the audit as it was written, even from its owner', async () => {
    await expect(test.owner.query(`UPDATE audit_entries SET action = 'nothing'`)).rejects.toThrow('append-only');
    await expect(test.owner.query('DELETE FROM audit_entries')).rejects.toThrow('append-only');
    await expect(test.owner.query('TRUNCATE audit_entries')).rejects.toThrow('append-only');
  });

  it('records a refusal although the refused request is rolled back', async () => {
    const duty = await test.signedInAs('duty-worker');
    await duty.get(`/api/people/${randomUUID()}`).expect(404);
    const { rows } = await test.owner.query(`SELECT action, subject_type FROM audit_entries ORDER BY id DESC LIMIT 1`);
    expect(rows).toEqual([{ action: 'refused.not-found', subject_type: '/api/people/:id' }]);
  });
});

function namesOf(headers: Record<string, string>): string[] {
  return Object.keys(headers).sort();
}
