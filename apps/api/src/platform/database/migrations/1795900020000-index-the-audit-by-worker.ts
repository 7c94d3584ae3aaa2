import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one worker opened is asked for by day, newest first. */
export class IndexTheAuditByWorker1795900020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX audit_entries_worker_idx ON audit_entries (organisation_id, worker_id, at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX audit_entries_worker_idx`);
  }
}
