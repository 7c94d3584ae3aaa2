import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a giver has written is kept before she knows who will take the case; only an offer is made to somebody. */
export class DraftHandoversWithoutReceiver1797340000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE handovers DROP CONSTRAINT handovers_receiver_check;
      ALTER TABLE handovers ADD CONSTRAINT handovers_receiver_check CHECK (
        ((receiver_worker_id IS NULL) <> (receiver_team_id IS NULL))
        OR ((receiver_worker_id IS NULL) AND (receiver_team_id IS NULL) AND (state = ANY (ARRAY['drafted'::text, 'discarded'::text]))));
    `);
  }

  /** Refuses where a draft names nobody: nothing that was written is deleted to make room for an older rule. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE handovers DROP CONSTRAINT handovers_receiver_check;
      ALTER TABLE handovers ADD CONSTRAINT handovers_receiver_check CHECK ((receiver_worker_id IS NULL) <> (receiver_team_id IS NULL));
    `);
  }
}
