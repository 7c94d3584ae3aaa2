import type { MigrationInterface, QueryRunner } from 'typeorm';
import { invite } from './invitation-functions.js';

const WAYS_IN = ['worker_credentials', 'recovery_codes', 'second_factors', 'passkeys', 'known_devices'];
export const FORGET = WAYS_IN.map((table) => `
      DELETE FROM ${table} t USING workers w WHERE w.id = t.worker_id
         AND w.organisation_id = p_asked.organisation_id AND w.email = p_asked.invited_email AND w.left_at IS NOT NULL;`);

/**
 * Whoever comes back gets in by the link that two people made, and by nothing else: a password or a device of the time
 * before may be anybody's by now. What belongs to an account that has ended opens nothing, so it may be forgotten by the
 * narrow role although nobody is proved to be its owner.
 */
export class ReturnByLinkAlone1797230000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${WAYS_IN.map((table) => `CREATE POLICY gate_forgets ON ${table} TO waymark_gate
        USING (EXISTS (SELECT FROM workers w WHERE w.id = worker_id AND w.left_at IS NOT NULL)) WITH CHECK (false);`).join('\n')}
      GRANT DELETE ON worker_credentials TO waymark_gate;
      ${invite('CREATE OR REPLACE', FORGET.join(''))}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${invite('CREATE OR REPLACE', '')}
      REVOKE DELETE ON worker_credentials FROM waymark_gate;
      ${WAYS_IN.map((table) => `DROP POLICY gate_forgets ON ${table};`).join('\n')}
    `);
  }
}
