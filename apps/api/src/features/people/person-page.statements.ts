import type { QueryConfig } from 'pg';
import { owedContact } from './owed-contact.js';

/** What one person's page asks of the database. A list's length changes the rows of an answer, never the number of asks. */
export const personStatement = (id: string): QueryConfig => ({
  name: 'person-page-person',
  text: `
    SELECT p.id, p.version, p.reference, p.given_name, p.family_name, p.known_as, p.pronouns, p.date_of_birth::text,
           p.gender, p.language, p.language_named, p.interpreter
      FROM people p
     WHERE p.organisation_id = (SELECT waymark_organisation()) AND p.id = $1`,
  values: [id],
});

export const contactPointsStatement = (personId: string): QueryConfig => ({
  name: 'person-page-contact-points',
  text: `
    SELECT c.id, c.kind, c.masked, c.owner, c.call, c.text, c.voicemail, c.post, c.safe_times, c.known_to_person_causing_harm,
           c.code_word IS NOT NULL AS has_code_word, c.said_by, c.verified_at, w.display_name AS verified_by
      FROM contact_points c
      LEFT JOIN workers w ON w.organisation_id = c.organisation_id AND w.id = c.verified_by
     WHERE c.organisation_id = (SELECT waymark_organisation()) AND c.person_id = $1 AND c.ended_at IS NULL
     ORDER BY c.verified_at DESC, c.id`,
  values: [personId],
});

export const relatedStatement = (personId: string): QueryConfig => ({
  name: 'person-page-related',
  text: `
    SELECT r.id AS relationship_id, r.other_person_id AS person_id, r.role, r.relationship, r.lives_with,
           p.given_name, p.family_name, p.date_of_birth::text
      FROM relationships r
      JOIN people p ON p.organisation_id = r.organisation_id AND p.id = r.other_person_id
     WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.person_id = $1 AND r.ended_at IS NULL
     ORDER BY r.role, p.date_of_birth NULLS LAST, r.id`,
  values: [personId],
});

export const episodesStatement = (personId: string): QueryConfig => ({
  name: 'person-page-episodes',
  text: `
    SELECT r.id, r.version, r.children_in_household, r.safeguarding, r.reference, r.received_on::text, r.recorded_at, r.withdrawn_at IS NOT NULL AS is_withdrawn, r.risk,
           r.needs_contact_verifying,
           (SELECT max(d.decided_at) FROM risk_decisions d
             WHERE d.organisation_id = r.organisation_id AND d.referral_id = r.id) AS risk_decided_at,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('state', o.state, 'en', s.name_en, 'cy', s.name_cy) ORDER BY o.id), '[]')
              FROM referral_offers o
              LEFT JOIN services s ON s.organisation_id = o.organisation_id AND s.id = o.service_id
             WHERE o.organisation_id = r.organisation_id AND o.referral_id = r.id) AS offers,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('caseId', c.id, 'at', c.closed_at, 'by', w.display_name, 'reason', c.closure_reason,
                                                         'en', s.name_en, 'cy', s.name_cy) ORDER BY c.closed_at DESC, c.id), '[]')
              FROM cases c
              JOIN services s ON s.organisation_id = c.organisation_id AND s.id = c.service_id
              LEFT JOIN workers w ON w.organisation_id = c.organisation_id AND w.id = c.closed_by
             WHERE c.organisation_id = r.organisation_id AND c.referral_id = r.id AND c.closed_at IS NOT NULL) AS closures,
           ${owedContact('r.id')} AS owed,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('caseId', h.case_id, 'isQueued', h.is_queued, 'name', w.display_name, 'en', s.name_en, 'cy', s.name_cy)
                                      ORDER BY h.case_id NULLS LAST, s.name_en), '[]')
              FROM (SELECT c.id AS case_id, c.worker_id, c.service_id, false AS is_queued FROM cases c
                     WHERE c.organisation_id = r.organisation_id AND c.referral_id = r.id AND c.closed_at IS NULL
                     UNION ALL
                    SELECT NULL, e.holder_id, e.service_id, NOT (e.needs_safety_contact OR r.risk = 'high') FROM waiting_list_entries e
                     WHERE e.organisation_id = r.organisation_id AND e.referral_id = r.id AND e.left_at IS NULL) h
              JOIN workers w ON w.organisation_id = r.organisation_id AND w.id = h.worker_id
              JOIN services s ON s.organisation_id = r.organisation_id AND s.id = h.service_id) AS holders
      FROM referrals r
     WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.person_id = $1
     ORDER BY r.recorded_at DESC, r.id DESC`,
  values: [personId],
});
