import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sealWords, unsealWords, type ClearColumn } from './seal-words.js';

const COLUMNS: readonly ClearColumn[] = [
  { table: 'referrals', name: 'summary' },
  { table: 'referrals', name: 'safeguarding_note' },
  { table: 'referrals', name: 'withdrawal_note' },
  { table: 'referral_offers', name: 'note' },
  { table: 'clock_pauses', name: 'note' },
  { table: 'waiting_list_entries', name: 'leave_note' },
  { table: 'waiting_list_entries', name: 'reason_over_ceiling' },
  { table: 'reviews', name: 'words' },
  { table: 'review_put_offs', name: 'reason', isRequired: true },
  { table: 'cases', name: 'next_step' },
  { table: 'cases', name: 'closure_note' },
  { table: 'handovers', name: 'reason' },
  { table: 'handovers', name: 'consent_reason' },
  { table: 'handovers', name: 'answer_words' },
  { table: 'handovers', name: 'why_no_joint_contact' },
  { table: 'import_rows', name: 'discard_note' },
];

/** What workers write freely about somebody often says where she is. A copy of the database tells nobody any more. */
export class SealWords1797210000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await sealWords(runner, column);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of [...COLUMNS].reverse()) await unsealWords(runner, column);
  }
}
