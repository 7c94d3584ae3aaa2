import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sealWords, unsealWords, type ClearColumn } from './seal-words.js';

const NOTE: ClearColumn = { table: 'import_rows', name: 'discard_note' };

/** Why somebody in an agency's file became nobody's referral says as much about her as any other words of a worker. */
export class SealDiscardNotes1797000010000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return sealWords(runner, NOTE);
  }

  down(runner: QueryRunner): Promise<void> {
    return unsealWords(runner, NOTE);
  }
}
