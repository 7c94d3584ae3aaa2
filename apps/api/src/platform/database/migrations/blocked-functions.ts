/** End of every body: what hangs on the people who are blocked. */
const HANGING_ON_THEM = `      IF p_ids = 'people' THEN
        RETURN blocked || ARRAY(
          SELECT r.other_person_id FROM relationships r
           WHERE r.person_id = ANY (blocked)
             AND NOT EXISTS (SELECT FROM referrals f WHERE f.organisation_id = r.organisation_id AND f.person_id = r.other_person_id)
             AND NOT EXISTS (SELECT FROM relationships o WHERE o.organisation_id = r.organisation_id
                               AND o.other_person_id = r.other_person_id AND o.person_id <> ALL (blocked)));
      END IF;
      RETURN CASE p_ids
        WHEN 'referrals' THEN ARRAY(SELECT t.id FROM referrals t WHERE t.person_id = ANY (blocked))
        WHEN 'clocks' THEN ARRAY(SELECT c.id FROM referrals t
          JOIN clocks c ON c.organisation_id = t.organisation_id AND c.referral_id = t.id WHERE t.person_id = ANY (blocked))
        WHEN 'cases' THEN ARRAY(SELECT t.id FROM cases t WHERE t.person_id = ANY (blocked))
        WHEN 'reviews' THEN ARRAY(SELECT t.id FROM reviews t WHERE t.person_id = ANY (blocked))
        WHEN 'assessments' THEN ARRAY(SELECT t.id FROM risk_assessments t WHERE t.person_id = ANY (blocked))
        WHEN 'plans' THEN ARRAY(SELECT t.id FROM safety_plans t WHERE t.person_id = ANY (blocked))
        WHEN 'handovers' THEN ARRAY(SELECT t.id FROM handovers t WHERE t.person_id = ANY (blocked))
      END;
`;

/** Demanded of the session besides: that it is of the organisation which the transaction names. */
export const OF_HER_ORGANISATION = '\n         AND s.organisation_id = waymark_organisation()';

/**
 * `waymark_blocked` after its name; `further` is what a later migration demands of the session besides. Migrations that
 * have landed use it, so its text for them never changes.
 */
export function blockedBody(further: string): string {
  return `
    RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      blocked uuid[];
    BEGIN
      -- First what nearly every statement of every request comes to, in one look: a live session, and no block.
      SELECT ARRAY(SELECT b.person_id FROM person_blocks b WHERE b.worker_id = s.worker_id AND b.ended_at IS NULL) INTO blocked
        FROM sessions s
       WHERE s.token_hash = decode(current_setting('waymark.session', true), 'hex') AND s.ended_at IS NULL AND s.ends_at > now()
         AND s.locked_at IS NULL${further};
      IF blocked IS NULL THEN
        IF coalesce(current_setting('waymark.session', true), '') <> '' OR NOT waymark_is_job() THEN RETURN NULL; END IF;
        -- A sweep has no worker, and so no block.
        blocked := ARRAY(SELECT b.person_id FROM person_blocks b WHERE b.worker_id = waymark_worker() AND b.ended_at IS NULL);
      END IF;
      IF blocked = ARRAY[]::uuid[] THEN RETURN blocked; END IF;
${HANGING_ON_THEM}    END $$;`;
}

/**
 * The same, looked up cheaper, since each table of each statement asks. Digest and day are worked out once and not for
 * each row that is passed over; session, role and block are one join. A connection keeps the plan that it made while the
 * tables were small, so reading one from end to end is ruled out.
 */
export const BLOCKED_IN_ONE_JOIN = `
  CREATE OR REPLACE FUNCTION waymark_blocked(p_ids text)
    RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off
    AS $$
    DECLARE
      session bytea := decode(current_setting('waymark.session', true), 'hex');
      organisation uuid := waymark_organisation();
      today date := (now() AT TIME ZONE 'Europe/London')::date;
      who uuid;
      one_of_them uuid;
      blocked uuid[] := ARRAY[]::uuid[];
    BEGIN
      SELECT s.worker_id, b.person_id INTO who, one_of_them
        FROM sessions s
        JOIN memberships m ON m.worker_id = s.worker_id AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today)
         AND m.role = ANY (ARRAY['duty-worker', 'key-worker', 'idva', 'team-lead', 'service-manager'])
        LEFT JOIN person_blocks b ON b.worker_id = s.worker_id AND b.ended_at IS NULL
       WHERE s.token_hash = session AND s.ended_at IS NULL AND s.ends_at > now() AND s.locked_at IS NULL
         AND s.organisation_id = organisation
       LIMIT 1;
      IF who IS NULL THEN
        IF coalesce(current_setting('waymark.session', true), '') <> '' OR NOT waymark_is_job() THEN RETURN NULL; END IF;
        -- A sweep has no worker, and so no block.
        who := waymark_worker();
      ELSIF one_of_them IS NULL THEN
        RETURN blocked;
      END IF;
      blocked := ARRAY(SELECT b.person_id FROM person_blocks b WHERE b.worker_id = who AND b.ended_at IS NULL);
      IF blocked = ARRAY[]::uuid[] THEN RETURN blocked; END IF;
${HANGING_ON_THEM}    END $$;`;

/** What a block hides, from whom, and whose work it is to know. Written by one migration; see there. */
export const BLOCKED_FUNCTIONS = `
  -- Ids that the proved worker is blocked from; NULL, which compares with nothing, where nobody is proved. The people are
  -- those of her blocks and whoever is on record beside them alone: known to nobody else, and with no referral of her own.
  CREATE FUNCTION waymark_blocked(p_ids text)${blockedBody('')}

  -- Of a service manager, from her own session; a sweep that acts for the organisation passes over no row either.
  CREATE FUNCTION waymark_keeps_blocks()
    RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
      who uuid := waymark_proved_worker();
      today date := (now() AT TIME ZONE 'Europe/London')::date;
    BEGIN
      IF who IS NULL THEN RETURN waymark_worker() IS NULL AND waymark_is_job(); END IF;
      RETURN waymark_works_with_people() AND EXISTS (SELECT FROM memberships m WHERE m.worker_id = who
        AND m.role = 'service-manager' AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on >= today));
    END $$;

  -- Whether all of these workers may hold something of a person. Shares a lock that setting a block takes alone, so that
  -- nobody is given somebody in the same moment in which she is blocked from her.
  CREATE FUNCTION waymark_may_hold(p_person uuid, p_workers uuid[])
    RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock_shared(hashtextextended(p_person::text, 3));
      RETURN NOT EXISTS (SELECT FROM person_blocks b
                          WHERE b.person_id = p_person AND b.worker_id = ANY (p_workers) AND b.ended_at IS NULL);
    END $$;

  -- What she was answered earlier must not be answered again when she repeats her request.
  CREATE FUNCTION waymark_forget_answers()
    RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
      UPDATE idempotency_keys k SET answer = NULL
       WHERE k.organisation_id = NEW.organisation_id AND k.worker_id = NEW.worker_id AND k.answer IS NOT NULL;
      RETURN NULL;
    END $$;
`;

/** The search applies the same rules to its candidates, since it looks past the policies; `further` came with a later migration. */
export function peopleCandidates(isBlockAware: boolean, further = ''): string {
  const rule = `p.organisation_id = public.waymark_organisation() AND public.waymark_works_with_people()${
    isBlockAware ? ` AND p.id <> ALL ((SELECT public.waymark_blocked('people'))::uuid[])` : ''
  }${further}`;
  return `
    CREATE OR REPLACE FUNCTION waymark_people_candidates(p_name_keys text[], p_date_of_birth date, p_limit integer)
      RETURNS TABLE (person_id uuid, name_similarity real)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
      SET pg_trgm.word_similarity_threshold = 0.45
      AS $$
        (SELECT p.id, public.similarity(coalesce(p_name_keys[1], ''), p.name_key) AS whole
           FROM people p
          WHERE p.date_of_birth = ANY (ARRAY[p_date_of_birth,
                  -- Day and month change places where somebody types a date in another country's order.
                  CASE WHEN extract(day FROM p_date_of_birth) <= 12 THEN
                    make_date(extract(year FROM p_date_of_birth)::int, extract(day FROM p_date_of_birth)::int,
                      extract(month FROM p_date_of_birth)::int) END])
            AND ${rule}
          ORDER BY p.date_of_birth = p_date_of_birth DESC, whole DESC, p.id
          LIMIT p_limit)
        UNION ALL
        (SELECT p.id, public.similarity(coalesce(p_name_keys[1], ''), p.name_key) AS whole
           FROM unnest(p_name_keys) AS k(key)
           JOIN people p ON k.key OPERATOR(public.<%) p.name_key
          WHERE ${rule}
          GROUP BY p.id, p.name_key
          ORDER BY whole DESC, max(public.word_similarity(k.key, p.name_key)) DESC, p.id
          LIMIT p_limit)
      $$;
  `;
}
