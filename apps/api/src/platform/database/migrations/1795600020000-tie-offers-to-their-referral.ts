import type { MigrationInterface, QueryRunner } from 'typeorm';

const BELONGING = ['cases', 'waiting_list_entries'];

/** A case and a place on the list belong to the referral whose offer was accepted, and to no other. */
export class TieOffersToTheirReferral1795600020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE referral_offers ADD CONSTRAINT referral_offers_of_referral_key UNIQUE (organisation_id, referral_id, id);
      ${BELONGING.map((table) => offerKey(table, '(organisation_id, referral_id, offer_id)', '(organisation_id, referral_id, id)')).join('')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${BELONGING.map((table) => offerKey(table, '(organisation_id, offer_id)', '(organisation_id, id)')).join('')}
      ALTER TABLE referral_offers DROP CONSTRAINT referral_offers_of_referral_key;
    `);
  }
}

function offerKey(table: string, from: string, to: string): string {
  return `
    ALTER TABLE ${table} DROP CONSTRAINT ${table}_offer_fk;
    ALTER TABLE ${table} ADD CONSTRAINT ${table}_offer_fk FOREIGN KEY ${from} REFERENCES referral_offers ${to};`;
}
