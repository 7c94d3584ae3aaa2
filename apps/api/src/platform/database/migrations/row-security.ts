/**
 * SQL that puts a table with people's records under row security: own organisation, and only for roles that work
 * with people. Migrations that have landed use it, so its output never changes; a new rule gets a new function.
 */
export function protectPeopleTable(table: string): string {
  const rule = `organisation_id = (SELECT waymark_organisation()) AND (SELECT waymark_works_with_people())`;
  return `
    ${forceRowSecurity(table)}
    CREATE POLICY works_with_people ON ${table} TO waymark_api USING (${rule}) WITH CHECK (${rule});
  `;
}

/** FORCE, so that even the owner of the table sees nothing without a policy. */
export function forceRowSecurity(...tables: string[]): string {
  return tables
    .map((table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`)
    .join('\n');
}

/** Hands definer functions to the narrow role that owns no data, and lets only the application call them. */
export function giveToGate(signature: string): string {
  return `
    ALTER FUNCTION ${signature} OWNER TO waymark_gate;
    REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION ${signature} TO waymark_api;
  `;
}

/** Which ids {@link hideFromBlocked} compares with: a person's own, or those of what hangs on her. */
export type BlockedIds =
  | 'people'
  | 'referrals'
  | 'clocks'
  | 'cases'
  | 'reviews'
  | 'assessments'
  | 'plans'
  | 'handovers';

/**
 * SQL that hides the rows of people whom the worker is blocked from, whatever other policies allow. One array for each
 * statement, so that no function is called for each row; without a proved identity it is NULL, and no row compares.
 */
export function hideFromBlocked(table: string, column: string, ids: BlockedIds): string {
  const rule = notBlocked(column, ids);
  return `CREATE POLICY not_blocked ON ${table} AS RESTRICTIVE TO waymark_api USING (${rule}) WITH CHECK (${rule});`;
}

export function notBlocked(column: string, ids: BlockedIds): string {
  return `${column} <> ALL ((SELECT waymark_blocked('${ids}'))::uuid[])`;
}
