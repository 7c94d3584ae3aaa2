/**
 * Of a checklist `a` and the worker $1: a case of its episode was hers, and since it was begun another has accepted or
 * taken that. Whoever still holds another case of the episode goes on with what she has begun.
 */
export const GIVEN_AWAY = `(
  EXISTS (SELECT FROM handovers h
            JOIN cases c ON c.organisation_id = h.organisation_id AND c.id = h.case_id
           WHERE c.organisation_id = a.organisation_id AND c.referral_id = a.referral_id AND c.closed_at IS NULL AND c.worker_id <> $1
             AND h.giver_id = $1 AND h.state = ANY (ARRAY['accepted', 'joint-contact', 'completed']) AND h.answered_at >= a.started_at)
  AND NOT EXISTS (SELECT FROM cases own
                   WHERE own.organisation_id = a.organisation_id AND own.referral_id = a.referral_id AND own.closed_at IS NULL AND own.worker_id = $1))`;
