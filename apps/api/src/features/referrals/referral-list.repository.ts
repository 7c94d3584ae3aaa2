import { Injectable } from '@nestjs/common';
import type { ReferralListItem } from '@waymark/contracts';
import type { CalendarDay, ExternalAssessment, KnownRisk, ReferralState } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';

export interface ReferralRow {
  id: string;
  reference: string;
  person_id: string;
  person_reference: string;
  given_name: string;
  family_name: string;
  source: ReferralListItem['source'];
  agency_name: string | null;
  received_on: CalendarDay;
  received_time: string | null;
  recorded_at: Date;
  risk: ReferralListItem['risk'];
  states: ReferralState[];
  children_in_household: ReferralListItem['childrenInHousehold'];
  is_withdrawn: boolean;
}

export interface ReferralPosition {
  recordedAt: string;
  id: string;
}

/** A referral nobody has decided on, with what could make it urgent. */
export interface UndecidedRow {
  id: string;
  recorded_at: Date;
  risk: KnownRisk;
  external_assessment: ExternalAssessment | null;
  judged_high: boolean;
  is_of_file: boolean;
}

export interface PageOfRest {
  state: ReferralState | null;
  after: ReferralPosition | null;
  without: readonly string[];
  limit: number;
}

const LINES = `
  SELECT r.id, r.reference, r.person_id, p.reference AS person_reference, p.given_name, p.family_name,
         r.source, r.agency_name, r.received_on::text, to_char(r.received_time, 'HH24:MI') AS received_time,
         r.recorded_at, r.risk, r.children_in_household, r.withdrawn_at IS NOT NULL AS is_withdrawn,
         ARRAY(SELECT o.state FROM referral_offers o
                WHERE o.organisation_id = r.organisation_id AND o.referral_id = r.id ORDER BY o.id) AS states
    FROM referrals r
    JOIN people p ON p.organisation_id = r.organisation_id AND p.id = r.person_id
   WHERE r.organisation_id = (SELECT waymark_organisation())`;

@Injectable()
export class ReferralListRepository {
  constructor(private readonly database: Database) {}

  /**
   * What waits for a decision and arrived with anybody's finding about the risk: oldest first, and what came by itself
   * before a whole file, which would hide it.
   */
  undecided(state: ReferralState | null): Promise<UndecidedRow[]> {
    return this.database.rows<UndecidedRow & Record<string, unknown>>({
      name: 'referrals-undecided',
      text: `
        SELECT r.id, r.recorded_at, r.risk, r.external_assessment, r.judged_high, f.is_of_file
          FROM referrals r
          CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM import_rows i WHERE i.organisation_id = r.organisation_id AND i.referral_id = r.id) AS is_of_file) f
         WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.withdrawn_at IS NULL
           AND (r.risk = 'high' OR r.external_assessment IS NOT NULL OR r.judged_high)
           AND r.id IN (SELECT o.referral_id FROM referral_offers o
                         WHERE o.organisation_id = (SELECT waymark_organisation())
                           AND o.state = ANY (ARRAY['recorded', 'returned']) AND ($1::text IS NULL OR o.state = $1))
         ORDER BY f.is_of_file, r.recorded_at, r.id`,
      values: [state],
    });
  }

  /** In the order in which they are asked for. */
  lines(ids: readonly string[]): Promise<ReferralRow[]> {
    return this.database.rows<ReferralRow & Record<string, unknown>>({
      name: 'referrals-lines',
      text: `${LINES} AND r.id = ANY ($1::uuid[]) ORDER BY array_position($1::uuid[], r.id)`,
      values: [ids],
    });
  }

  /** All but those that stand above; what is still to be decided oldest first. */
  rest({ state, after, without, limit }: PageOfRest): Promise<ReferralRow[]> {
    const isWaiting = state === 'recorded' || state === 'returned';
    const [behind, order] = isWaiting ? ['>', 'ASC'] : ['<', 'DESC'];
    return this.database.rows<ReferralRow & Record<string, unknown>>({
      name: `referrals-rest-${order}`,
      text: `${LINES}
           AND ($1::text IS NULL OR EXISTS (SELECT FROM referral_offers o
                  WHERE o.organisation_id = r.organisation_id AND o.referral_id = r.id AND o.state = $1))
           AND ($2::timestamptz IS NULL OR (r.recorded_at, r.id) ${behind} ($2, $3::uuid))
           AND r.id <> ALL ($4::uuid[])
         ORDER BY r.recorded_at ${order}, r.id ${order}
         LIMIT $5`,
      values: [state, after?.recordedAt ?? null, after?.id ?? null, without, limit],
    });
  }
}
