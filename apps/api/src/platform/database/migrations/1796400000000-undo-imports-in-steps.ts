import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of these tables are the migration's own to rewrite: without FORCE their owner sees them all. */
const asOwner = (sql: string): string => `
  ALTER TABLE import_batches NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE import_rows NO FORCE ROW LEVEL SECURITY;
  ${sql}
  ALTER TABLE import_batches FORCE ROW LEVEL SECURITY;
  ALTER TABLE import_rows FORCE ROW LEVEL SECURITY;`;

const oneOf = (states: readonly string[]): string => `state = ANY (ARRAY[${states.map((state) => `'${state}'::text`).join(', ')}])`;

const BATCH_STATES = ['uploaded', 'importing', 'stopped', 'imported', 'undone', 'discarded'];
const ROW_STATES = ['waiting', 'referral', 'review', 'blank', 'discarded'];

/** An undo goes row by row like the import itself: each row says whether it was withdrawn, or kept and why. */
export class UndoImportsInSteps1796400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_batches
        ADD COLUMN undo_started_at timestamptz,
        DROP CONSTRAINT import_batches_state_check,
        ADD CONSTRAINT import_batches_state_check CHECK (${oneOf([...BATCH_STATES, 'undoing', 'undo-stopped'])});
      ALTER TABLE import_rows
        ADD COLUMN undone_at timestamptz,
        ADD COLUMN kept_because text,
        DROP CONSTRAINT import_rows_state_check,
        DROP CONSTRAINT import_rows_referral_check,
        ADD CONSTRAINT import_rows_state_check CHECK (${oneOf([...ROW_STATES, 'withdrawn', 'kept'])});
      ${asOwner(`
        UPDATE import_batches SET undo_started_at = undone_at WHERE state = 'undone';
        UPDATE import_rows r SET state = 'withdrawn', undone_at = b.undone_at
          FROM import_batches b
         WHERE b.organisation_id = r.organisation_id AND b.id = r.batch_id AND b.state = 'undone' AND r.state = 'referral';
      `)}
      ALTER TABLE import_rows
        ADD CONSTRAINT import_rows_referral_check CHECK ((${oneOf(['referral', 'withdrawn', 'kept'])}) = (referral_id IS NOT NULL)),
        ADD CONSTRAINT import_rows_undone_check CHECK ((${oneOf(['withdrawn', 'kept'])}) = (undone_at IS NOT NULL)),
        ADD CONSTRAINT import_rows_kept_check CHECK ((state = 'kept'::text) = (kept_because IS NOT NULL));
      COMMENT ON COLUMN import_batches.undone_by IS 'In whose name it is being undone, with the rights she has at each row; or who put it aside.';
      GRANT SELECT (undone_by) ON import_batches TO waymark_gate;
      ${openImport(`CASE b.state WHEN 'importing' THEN b.started_by WHEN 'undoing' THEN b.undone_by END`)}
      COMMENT ON FUNCTION waymark_open_import(uuid) IS
        'First statement of every step of an import or of its undo: its originator with the roles she has now; none when she left.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${openImport(`CASE b.state WHEN 'importing' THEN b.started_by END`)}
      COMMENT ON FUNCTION waymark_open_import(uuid) IS
        'First statement of every step of an import: its originator with the roles she has now; none when she left.';
      REVOKE SELECT (undone_by) ON import_batches FROM waymark_gate;
      COMMENT ON COLUMN import_batches.undone_by IS NULL;
      ALTER TABLE import_rows
        DROP CONSTRAINT import_rows_kept_check,
        DROP CONSTRAINT import_rows_undone_check,
        DROP CONSTRAINT import_rows_referral_check,
        DROP CONSTRAINT import_rows_state_check;
      ALTER TABLE import_batches DROP CONSTRAINT import_batches_state_check;
      ${asOwner(`
        UPDATE import_rows SET state = 'referral' WHERE state = ANY (ARRAY['withdrawn', 'kept']);
        UPDATE import_batches SET state = 'imported', undone_by = NULL WHERE state = ANY (ARRAY['undoing', 'undo-stopped']);
      `)}
      ALTER TABLE import_rows
        DROP COLUMN undone_at,
        DROP COLUMN kept_because,
        ADD CONSTRAINT import_rows_state_check CHECK (${oneOf(ROW_STATES)}),
        ADD CONSTRAINT import_rows_referral_check CHECK ((state = 'referral'::text) = (referral_id IS NOT NULL));
      ALTER TABLE import_batches
        DROP COLUMN undo_started_at,
        ADD CONSTRAINT import_batches_state_check CHECK (${oneOf(BATCH_STATES)});
    `);
  }
}

/** Narrow on purpose: it opens nothing but the name in which a file is at work, and only while it is. */
function openImport(originator: string): string {
  return `
    CREATE OR REPLACE FUNCTION waymark_open_import(p_batch_id uuid)
      RETURNS TABLE (worker_id uuid, organisation_id uuid, roles text[])
      LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
      AS $$
      DECLARE who record;
      BEGIN
        SELECT o.worker_id, o.organisation_id,
               ARRAY(SELECT DISTINCT m.role FROM memberships m JOIN workers w ON w.id = m.worker_id
                      WHERE m.worker_id = o.worker_id AND m.organisation_id = o.organisation_id AND w.left_at IS NULL
                        AND m.from_on <= (now() AT TIME ZONE 'Europe/London')::date
                        AND (m.to_on IS NULL OR m.to_on >= (now() AT TIME ZONE 'Europe/London')::date)
                      ORDER BY m.role) AS roles
          INTO who
          FROM (SELECT b.organisation_id, ${originator} AS worker_id FROM import_batches b WHERE b.id = p_batch_id) o
         WHERE o.worker_id IS NOT NULL;
        IF NOT FOUND THEN RETURN; END IF;
        PERFORM set_config('waymark.organisation_id', who.organisation_id::text, true),
                set_config('waymark.worker_id', who.worker_id::text, true),
                set_config('waymark.works_with_people',
                  CASE WHEN who.roles && ARRAY['duty-worker', 'key-worker', 'idva', 'team-lead', 'service-manager']
                    THEN 'on' ELSE 'off' END, true);
        RETURN QUERY SELECT who.worker_id, who.organisation_id, who.roles;
      END $$;`;
}
