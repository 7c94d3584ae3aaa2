import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sealWords, unsealWords, type ClearColumn } from './seal-words.js';

const COLUMNS: readonly ClearColumn[] = [
  { table: 'cases', name: 'next_step' },
  { table: 'cases', name: 'closure_note' },
  { table: 'handovers', name: 'reason' },
  { table: 'handovers', name: 'consent_reason' },
  { table: 'handovers', name: 'answer_words' },
  { table: 'handovers', name: 'why_no_joint_contact' },
];

/** What is to be done next for somebody, why her case ended, and what was said when it changed hands. */
export class SealWordsOfCases1797220000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await sealWords(runner, column);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of [...COLUMNS].reverse()) await unsealWords(runner, column);
  }
}
