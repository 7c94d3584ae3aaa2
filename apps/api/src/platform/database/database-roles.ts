import type { QueryRunner } from 'typeorm';

/** A password that may stand in SQL text: ALTER ROLE takes no parameters. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function identifier(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * Makes what belongs to the whole server and so cannot live in a migration: the group that policies name, the narrow
 * role that owns the definer functions, and the application's own sign-in with no rights but its membership.
 */
export async function prepareRoles(runner: QueryRunner, applicationUrl: string): Promise<void> {
  const { username, password, pathname } = new URL(applicationUrl);
  const [user, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
  for (const group of ['waymark_api', 'waymark_gate']) await createRole(runner, group, 'NOLOGIN');
  await createRole(runner, user, 'LOGIN');
  await runner.query(
    `ALTER ROLE ${identifier(user)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD ${literal(secret)}`,
  );
  await runner.query(`GRANT waymark_api TO ${identifier(user)}`);
  await runner.query(`GRANT waymark_gate TO CURRENT_USER`);
  await runner.query(`GRANT CONNECT ON DATABASE ${identifier(decodeURIComponent(pathname.slice(1)))} TO waymark_api`);
  // Nobody needs temporary tables, and one with the name of a table of ours could stand before it.
  await runner.query(`REVOKE TEMPORARY ON DATABASE ${identifier(decodeURIComponent(pathname.slice(1)))} FROM PUBLIC`);
  await runner.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
  await runner.query(`GRANT USAGE ON SCHEMA public TO waymark_api`);
  await runner.query(`GRANT USAGE, CREATE ON SCHEMA public TO waymark_gate`);
}

async function createRole(runner: QueryRunner, name: string, kind: 'LOGIN' | 'NOLOGIN'): Promise<void> {
  const known: unknown[] = await runner.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  if (known.length > 0) return;
  await runner.query(`CREATE ROLE ${identifier(name)} ${kind}`).catch((error: unknown) => {
    // Another copy on the same server made it in this moment.
    if ((error as { code?: string }).code !== '42710' && (error as { code?: string }).code !== '23505') throw error;
  });
}
