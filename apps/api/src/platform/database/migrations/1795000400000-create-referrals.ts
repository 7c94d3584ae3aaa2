import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectPeopleTable } from './row-security.js';

/** What arrived, what was asked of which service, what the person agreed to, and the clocks that saving starts. */
export class CreateReferrals1795000400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE referrals (
        id uuid CONSTRAINT referrals_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        reference text NOT NULL,
        episode integer NOT NULL,
        source text NOT NULL,
        agency_name text,
        referrer_name text,
        referrer_contact bytea,
        received_on date NOT NULL,
        received_time time(0),
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        safe_to_talk text NOT NULL,
        safe_until time(0),
        needs_contact_verifying boolean NOT NULL,
        risk text NOT NULL CONSTRAINT referrals_risk_check
          CHECK (risk = ANY (ARRAY['not-assessed'::text, 'standard'::text, 'medium'::text, 'high'::text])),
        abuse_types text[] NOT NULL,
        children_in_household text NOT NULL,
        safeguarding text,
        safeguarding_note text,
        external_assessment jsonb,
        summary text,
        withdrawn_at timestamptz,
        withdrawn_by uuid,
        withdrawal_reason text,
        withdrawal_note text,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT referrals_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT referrals_reference_key UNIQUE (organisation_id, reference),
        CONSTRAINT referrals_withdrawal_check CHECK ((withdrawn_at IS NULL) = (withdrawal_reason IS NULL)),
        CONSTRAINT referrals_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id)
      );
      CREATE INDEX referrals_person_idx ON referrals (organisation_id, person_id);
      CREATE INDEX referrals_recorded_idx ON referrals (organisation_id, recorded_at DESC, id DESC);
      COMMENT ON COLUMN referrals.received_time IS 'NULL: nobody said; shown as not given, counted from the start of that day.';
      COMMENT ON COLUMN referrals.external_assessment IS 'Another agency''s result with instrument and denominator; never becomes a Dash score.';
      COMMENT ON COLUMN referrals.referrer_contact IS 'AES-256-GCM.';

      CREATE TABLE referral_offers (
        id uuid CONSTRAINT referral_offers_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        service_id uuid,
        state text NOT NULL CONSTRAINT referral_offers_state_check CHECK (state = ANY
          (ARRAY['recorded'::text, 'returned'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text])),
        reason text,
        note text,
        decided_at timestamptz,
        decided_by uuid,
        CONSTRAINT referral_offers_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT referral_offers_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id),
        CONSTRAINT referral_offers_service_fk FOREIGN KEY (organisation_id, service_id) REFERENCES services (organisation_id, id)
      );
      CREATE INDEX referral_offers_referral_idx ON referral_offers (organisation_id, referral_id);
      COMMENT ON TABLE referral_offers IS 'One for each service asked for; without a service the referrer asked for any and triage has not chosen.';

      CREATE TABLE referral_consents (
        organisation_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        purpose text NOT NULL CONSTRAINT referral_consents_purpose_check CHECK (purpose = ANY
          (ARRAY['support'::text, 'data-protection'::text, 'sharing'::text, 'research'::text])),
        answer text NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        CONSTRAINT referral_consents_pkey PRIMARY KEY (referral_id, purpose),
        CONSTRAINT referral_consents_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id)
      );
      COMMENT ON TABLE referral_consents IS 'Four agreements kept apart; one never stands for another.';

      CREATE TABLE clocks (
        id uuid CONSTRAINT clocks_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT clocks_kind_check CHECK (kind = ANY
          (ARRAY['first-attempt'::text, 'first-contact'::text, 'assessment'::text, 'support-start'::text])),
        started_at timestamptz NOT NULL,
        is_start_time_given boolean NOT NULL,
        stopped_at timestamptz,
        target_amount integer NOT NULL,
        target_unit text NOT NULL,
        due_at timestamptz NOT NULL,
        CONSTRAINT clocks_once_key UNIQUE (organisation_id, referral_id, kind),
        CONSTRAINT clocks_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id)
      );
      COMMENT ON TABLE clocks IS 'Target as it stood when the clock started: a later change of a setting rewrites no history.';

      ${['referrals', 'referral_offers', 'referral_consents', 'clocks'].map(protectPeopleTable).join('')}
      GRANT SELECT, INSERT, UPDATE ON referrals, referral_offers, referral_consents, clocks TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE clocks, referral_consents, referral_offers, referrals`);
  }
}
