import type { MigrationInterface, QueryRunner } from 'typeorm';
import { withinReachOrOpened } from './opening-functions.js';
import { withinReach } from './reach-functions.js';

const READING = withinReachOrOpened('referral_id', 'referrals');
const WRITING = withinReach('referral_id', 'referrals');

/**
 * A row of an agency's file that names nobody yet was everybody's to read by row security, and only the right to import
 * stood before it. It is now for whoever answers for the whole organisation, who alone imports; a NULL compares with no id.
 */
export class KeepUnnamedRowsFromCaseWorkers1797910010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER POLICY within_reach ON import_rows USING (${READING}) WITH CHECK (${WRITING})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER POLICY within_reach ON import_rows USING (referral_id IS NULL OR ${READING}) WITH CHECK (referral_id IS NULL OR ${WRITING})`);
  }
}
