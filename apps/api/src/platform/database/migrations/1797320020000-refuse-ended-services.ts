import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveToGate } from './row-security.js';

const REFUSE = 'waymark_refuse_ended_service()';
/** What puts somebody into a service: a person who is offered, waits or is supported there, a colleague who works there. */
const OF_SERVICES = ['referral_offers', 'waiting_list_entries', 'cases', 'memberships'];

/**
 * Whether a service goes on was read before the row was written, and it could end in between: somebody then waited where
 * nobody looks any more. The writer now waits for whoever is ending it. The code is that of a transaction that came too
 * late, so that the API asks for the same act once more and then says that the service is not there.
 */
export class RefuseEndedServices1797320020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION ${REFUSE}
        RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
        DECLARE ended timestamptz;
        BEGIN
          SELECT s.ended_at INTO ended FROM services s
           WHERE s.id = NEW.service_id AND s.organisation_id = NEW.organisation_id FOR SHARE;
          IF ended IS NOT NULL THEN RAISE EXCEPTION 'The service has ended.' USING ERRCODE = 'serialization_failure'; END IF;
          RETURN NEW;
        END $$;
      ${giveToGate(REFUSE)}
      ${OF_SERVICES.map((table) => `
        CREATE TRIGGER ${table}_service_goes_on BEFORE INSERT OR UPDATE OF service_id ON ${table}
          FOR EACH ROW WHEN (NEW.service_id IS NOT NULL) EXECUTE FUNCTION ${REFUSE};`).join('')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${OF_SERVICES.map((table) => `DROP TRIGGER ${table}_service_goes_on ON ${table};`).join('\n')}
      DROP FUNCTION ${REFUSE};
    `);
  }
}
