import { Injectable } from '@nestjs/common';
import type { CalendarDay, KnownRisk, ReferralState } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';

export interface EpisodeRow {
  id: string;
  reference: string;
  received_on: CalendarDay;
  recorded_at: Date;
  is_withdrawn: boolean;
  risk: KnownRisk;
  needs_contact_verifying: boolean;
  offers: { state: ReferralState; en: string | null; cy: string | null }[];
}

export interface TimelineRow {
  id: string;
  at: Date;
  action: string;
  by: string | null;
  subject_type: string;
  subject_id: string | null;
}

/** Reading for one page across the tables that others write. */
@Injectable()
export class PersonPageRepository {
  constructor(private readonly database: Database) {}

  episodes(personId: string): Promise<EpisodeRow[]> {
    return this.database.rows<EpisodeRow & Record<string, unknown>>({
      name: 'person-episodes',
      text: `
        SELECT r.id, r.reference, r.received_on::text, r.recorded_at, r.withdrawn_at IS NOT NULL AS is_withdrawn, r.risk,
               r.needs_contact_verifying,
               (SELECT coalesce(jsonb_agg(jsonb_build_object('state', o.state, 'en', s.name_en, 'cy', s.name_cy) ORDER BY o.id), '[]')
                  FROM referral_offers o
                  LEFT JOIN services s ON s.organisation_id = o.organisation_id AND s.id = o.service_id
                 WHERE o.organisation_id = r.organisation_id AND o.referral_id = r.id) AS offers
          FROM referrals r
         WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.person_id = $1
         ORDER BY r.recorded_at DESC, r.id DESC`,
      values: [personId],
    });
  }

  /** What was done, newest first. Who merely read is for the audit's own screens. */
  timeline(personId: string, limit: number): Promise<TimelineRow[]> {
    return this.database.rows<TimelineRow & Record<string, unknown>>({
      name: 'person-timeline',
      text: `
        SELECT a.id::text, a.at, a.action, w.display_name AS by, a.subject_type, a.subject_id
          FROM audit_entries a
          LEFT JOIN workers w ON w.organisation_id = a.organisation_id AND w.id = a.worker_id
         WHERE a.organisation_id = (SELECT waymark_organisation()) AND a.person_id = $1
           AND a.action <> ALL (ARRAY['person.read', 'referral.read'])
         ORDER BY a.id DESC
         LIMIT $2`,
      values: [personId, limit],
    });
  }
}
