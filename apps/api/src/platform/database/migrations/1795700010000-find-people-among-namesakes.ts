import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Among a hundred of one common name the right one comes first: whoever was born on that day has places of her own, and
 * the others are ranked by how well the whole typed name fits, then by its best word.
 */
export class FindPeopleAmongNamesakes1795700010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Replaced in place, so that owner and grants stay. The first key is the whole name as typed.
    await runner.query(`
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
              AND p.organisation_id = public.waymark_organisation() AND public.waymark_works_with_people()
            ORDER BY p.date_of_birth = p_date_of_birth DESC, whole DESC, p.id
            LIMIT p_limit)
          UNION ALL
          (SELECT p.id, public.similarity(coalesce(p_name_keys[1], ''), p.name_key) AS whole
             FROM unnest(p_name_keys) AS k(key)
             JOIN people p ON k.key OPERATOR(public.<%) p.name_key
            WHERE p.organisation_id = public.waymark_organisation() AND public.waymark_works_with_people()
            GROUP BY p.id, p.name_key
            ORDER BY whole DESC, max(public.word_similarity(k.key, p.name_key)) DESC, p.id
            LIMIT p_limit)
        $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION waymark_people_candidates(p_name_keys text[], p_date_of_birth date, p_limit integer)
        RETURNS TABLE (person_id uuid, name_similarity real)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        SET pg_trgm.word_similarity_threshold = 0.45
        AS $$
          SELECT p.id, max(public.word_similarity(k.key, p.name_key))
            FROM unnest(p_name_keys) AS k(key)
            JOIN people p ON k.key OPERATOR(public.<%) p.name_key
           WHERE p.organisation_id = public.waymark_organisation() AND public.waymark_works_with_people()
           GROUP BY p.id
          UNION ALL
          SELECT p.id, 0
            FROM people p
           WHERE p.date_of_birth = p_date_of_birth
             AND p.organisation_id = public.waymark_organisation() AND public.waymark_works_with_people()
           ORDER BY 2 DESC
           LIMIT p_limit
        $$;
    `);
  }
}
