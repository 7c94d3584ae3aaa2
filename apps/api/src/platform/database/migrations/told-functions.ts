import { ASKED, DEFINER, MEMBERSHIPS_OF_TODAY, NARROW } from './reach-functions.js';

/** Whoever has accepted holds her from the same moment on, also before the case names her. */
export const ACCEPTED = `        UNION SELECT h.person_id FROM handovers h
               WHERE h.organisation_id = org AND h.accepted_by = me AND h.state = ANY (ARRAY['accepted', 'joint-contact'])
`;

/** Whose record the proved worker reads, with the lists of `WHO_ASKS`. */
const IN_REACH = `(widely OR h.person_id = ANY (held) OR h.person_id = ANY (unallocated))`;

/** Of the handovers that are asked for, those that the proved worker may see; `told` are those of people beyond her reach. */
const seen = (told: 'offers' | 'all'): string => `
         WHERE h.organisation_id = org AND h.id = ANY (p_handovers) AND h.person_id <> ALL (blocked)
           AND (${IN_REACH} OR h.id = ANY (waymark_told('${told}')))`;

const WHO_ASKS = `org uuid := waymark_organisation();
      blocked uuid[] := waymark_blocked('people');
      widely boolean := waymark_reads_widely();
      held uuid[] := waymark_held('direct');
      unallocated uuid[] := waymark_unallocated('direct');`;

/** What a worker is told of somebody whose record is not hers to read. Each looks the live session up itself, as those of reach do. */
export const TOLD_FUNCTIONS = `
  -- Handovers of people beyond her reach that ask something of the proved worker: an offer that she may answer and, unless
  -- offers alone are meant, one of hers that ended while she was away, until she has said that she has seen it.
  CREATE FUNCTION waymark_told(p_of text)
    RETURNS uuid[] LANGUAGE plpgsql ${DEFINER}
    AS $$
    DECLARE
      ${ASKED}
      me uuid;
    BEGIN
      SELECT s.worker_id INTO me ${MEMBERSHIPS_OF_TODAY} AND m.role = ANY (${NARROW}) LIMIT 1;
      IF me IS NULL THEN RETURN NULL; END IF;
      RETURN ARRAY(
        SELECT h.id FROM handovers h WHERE h.organisation_id = org AND h.receiver_worker_id = me AND h.state = 'offered'
        -- As a handover is accepted: a membership that names no team is of every team of its service.
        UNION SELECT h.id FROM handovers h
                JOIN teams t ON t.organisation_id = h.organisation_id AND t.id = h.receiver_team_id
                JOIN memberships m ON m.worker_id = me AND m.role = ANY (${NARROW}) AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today)
                 AND (m.team_id = t.id OR (m.team_id IS NULL AND (m.service_id IS NULL OR m.service_id = t.service_id)))
               WHERE h.organisation_id = org AND h.state = 'offered'
        UNION SELECT h.id FROM handovers h
               WHERE p_of = 'all' AND h.organisation_id = org AND h.giver_id = me AND h.acknowledged_at IS NULL AND h.state = 'completed');
    END $$;

  -- Of whom a handover speaks and who holds her, as whoever is told of it reads it. Where she is only told that it has ended
  -- she reads whose it is and who took it: nothing of the record as it stands now, and not whose the case has become since.
  CREATE FUNCTION waymark_handover_people(p_handovers uuid[])
    RETURNS TABLE (handover_id uuid, organisation_id uuid, case_id uuid, referral_id uuid, service_id uuid, holder_id uuid, risk text,
      person_id uuid, reference text, given_name text, family_name text, known_as text, date_of_birth date, language text, interpreter text)
    LANGUAGE plpgsql ${DEFINER}
    AS $$
    #variable_conflict use_column
    DECLARE
      ${WHO_ASKS}
    BEGIN
      RETURN QUERY
        SELECT h.id, h.organisation_id, c.id, c.referral_id, c.service_id,
               CASE WHEN of_record.is_hers THEN c.worker_id ELSE h.accepted_by END, CASE WHEN of_record.is_hers THEN r.risk END,
               p.id, p.reference, p.given_name, p.family_name, p.known_as, CASE WHEN of_record.is_hers THEN p.date_of_birth END,
               CASE WHEN of_record.is_hers THEN p.language END, CASE WHEN of_record.is_hers THEN p.interpreter END
          FROM handovers h
          JOIN cases c ON c.organisation_id = h.organisation_id AND c.id = h.case_id
          JOIN referrals r ON r.organisation_id = c.organisation_id AND r.id = c.referral_id
          JOIN people p ON p.organisation_id = h.organisation_id AND p.id = h.person_id
         CROSS JOIN LATERAL (SELECT h.state <> 'completed' OR ${IN_REACH} AS is_hers) AS of_record ${seen('all')};
    END $$;

  -- What the record says of her while somebody decides: what is owed, late or half done, and never a number in clear.
  CREATE FUNCTION waymark_handover_record(p_handovers uuid[])
    RETURNS TABLE (handover_id uuid, case_id uuid, organisation_id uuid, risk text, needs_contact_verifying boolean, recorded_at timestamptz,
      has_children boolean, next_step bytea, next_step_due_on text, owed jsonb, risk_decided_at timestamptz, last_contact_at timestamptz,
      unfinished jsonb, reviews jsonb, next_try_on text, next_try_time text, plan_outcome text, numbers jsonb, written text[])
    LANGUAGE plpgsql ${DEFINER}
    AS $$
    #variable_conflict use_column
    DECLARE
      ${WHO_ASKS}
    BEGIN
      RETURN QUERY
        SELECT h.id, c.id, c.organisation_id, r.risk, r.needs_contact_verifying, r.recorded_at, r.children_in_household = 'yes',
               c.next_step, c.next_step_due_on::text,
               (SELECT jsonb_build_object('referralId', k.referral_id, 'entryId', k.entry_id, 'dueAt', k.due_at,
                         'holder', jsonb_build_object('id', w.id, 'name', w.display_name))
                  FROM tasks k
                  JOIN workers w ON w.organisation_id = k.organisation_id AND w.id = k.holder_id
                 WHERE k.organisation_id = org AND k.person_id = c.person_id AND k.referral_id = c.referral_id AND k.done_at IS NULL
                 ORDER BY k.due_at, k.id LIMIT 1),
               (SELECT max(d.decided_at) FROM risk_decisions d WHERE d.organisation_id = org AND d.referral_id = c.referral_id),
               (SELECT max(a.made_at) FROM contact_attempts a
                 WHERE a.organisation_id = org AND a.referral_id = c.referral_id AND a.outcome = ANY (ARRAY['spoke', 'person-got-in-touch'])),
               (SELECT coalesce(jsonb_agg(jsonb_build_object('begunBy', w.display_name,
                         'begunOn', (a.started_at AT TIME ZONE 'Europe/London')::date) ORDER BY a.started_at, a.id), '[]')
                  FROM risk_assessments a
                  JOIN workers w ON w.organisation_id = a.organisation_id AND w.id = a.started_by
                 WHERE a.organisation_id = org AND a.referral_id = c.referral_id AND a.finished_at IS NULL),
               (SELECT coalesce(jsonb_agg(jsonb_build_object('subject', v.subject, 'dueOn', v.due_on) ORDER BY v.due_on, v.id), '[]')
                  FROM reviews v WHERE v.organisation_id = org AND v.referral_id = c.referral_id AND v.state = 'planned'),
               latest.next_try_on::text, to_char(latest.next_try_time, 'HH24:MI'),
               (SELECT p.outcome FROM safety_plans p
                 WHERE p.organisation_id = org AND p.referral_id = c.referral_id ORDER BY p.plan_version DESC LIMIT 1),
               (SELECT coalesce(jsonb_agg(jsonb_build_object('masked', n.masked, 'owner', n.owner, 'call', n.call, 'text', n.text,
                         'voicemail', n.voicemail, 'safe_times', n.safe_times, 'has_code_word', n.code_word IS NOT NULL,
                         'said_by', n.said_by, 'verified_at', n.verified_at) ORDER BY n.verified_at DESC, n.id), '[]')
                  FROM contact_points n
                 WHERE n.organisation_id = org AND n.person_id = c.person_id AND n.kind = 'phone' AND n.ended_at IS NULL),
               ARRAY(SELECT s.section FROM handover_sections s WHERE s.handover_id = h.id AND s.text IS NOT NULL)
          FROM handovers h
          JOIN cases c ON c.organisation_id = h.organisation_id AND c.id = h.case_id
          JOIN referrals r ON r.organisation_id = c.organisation_id AND r.id = c.referral_id
          LEFT JOIN LATERAL (SELECT a.next_try_on, a.next_try_time FROM contact_attempts a
                              WHERE a.organisation_id = org AND a.referral_id = c.referral_id
                              ORDER BY a.made_at DESC, a.id DESC LIMIT 1) AS latest ON true ${seen('offers')};
    END $$;

  -- Acts on a handover hold its case first, and whoever is only told of it cannot see the case. Locks, and changes nothing.
  CREATE FUNCTION waymark_hold_case_of(p_handover uuid)
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      org uuid := waymark_organisation();
    BEGIN
      IF NOT coalesce(p_handover = ANY (waymark_told('all')), false) THEN RETURN false; END IF;
      PERFORM FROM cases c WHERE c.organisation_id = org
        AND c.id = (SELECT h.case_id FROM handovers h WHERE h.organisation_id = org AND h.id = p_handover) FOR UPDATE OF c;
      RETURN true;
    END $$;
`;

/** SQL of which parts of an offer are read before an answer. */
export const READ_BEFORE_ANSWER = `handover_id = ANY ((SELECT waymark_told('offers'))::uuid[])
  AND (before_acceptance OR section = ANY (ARRAY['live-dangers', 'safe-contact', 'who-must-not-know', 'next-contact']))`;
