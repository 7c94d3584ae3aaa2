import { join } from 'node:path';
import { keptSecret } from './data-folder.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { startPostgres } from './postgres.mjs';

export const DATABASE = 'waymark';

/**
 * The two addresses of the database: one for the owner, who changes the schema, and one for the application, which
 * owns nothing. Embedded unless an address was given.
 * @returns {Promise<{ ownerUrl: string, applicationUrl: string, ended: Promise<void>, stop: () => Promise<void> }>}
 */
export async function openDatabase({ databaseUrl, ownerUrl, dataFolder }, say) {
  if (databaseUrl !== null || ownerUrl !== null) return givenDatabase({ databaseUrl, ownerUrl, dataFolder });
  const server = await startPostgres({ folder: join(dataFolder, 'postgres'), log: say });
  await server.createDatabase(DATABASE);
  const owner = server.ownerUrl(DATABASE);
  return { ownerUrl: owner, applicationUrl: applicationUrl(owner, dataFolder), ended: server.ended, stop: server.stop };
}

async function givenDatabase({ databaseUrl, ownerUrl, dataFolder }) {
  const owner = ownerUrl ?? databaseUrl;
  const ownerName = ownerUrl === null ? 'DATABASE_URL' : 'DATABASE_OWNER_URL';
  const rights = await signIn(owner, ownerName);
  refuseOldServer(rights, ownerName);
  const application =
    ownerUrl !== null && databaseUrl !== null ? databaseUrl.href : applicationUrl(owner.href, dataFolder);
  if (!rights.may_create_roles && application !== databaseUrl?.href) {
    throw new PlainFailure(
      `The role in ${ownerName} may not create the application's own role; give both DATABASE_OWNER_URL (owner of the schema) and DATABASE_URL (a role that owns nothing).`,
    );
  }
  return { ownerUrl: owner.href, applicationUrl: application, ended: new Promise(() => {}), stop: async () => {} };
}

/** The application's own role, named after the database so that two databases of one server do not share it. */
export function applicationUrl(ownerUrl, dataFolder) {
  const url = new URL(ownerUrl);
  url.username = `${decodeURIComponent(url.pathname.slice(1)) || DATABASE}_app`;
  url.password = keptSecret(join(dataFolder, 'application-password'));
  return url.href;
}

async function signIn(url, name) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int as version, rolsuper or rolcreaterole as may_create_roles
         from pg_roles where rolname = current_user`,
    );
    return rows[0];
  } catch (error) {
    throw new PlainFailure(
      `PostgreSQL at ${url.host} refuses the sign-in given in ${name} (${error.message}); correct ${name}, or unset it to use the built-in one.`,
    );
  } finally {
    await client.end();
  }
}

function refuseOldServer({ version }, name) {
  if (version >= 150_000) return;
  throw new PlainFailure(
    `PostgreSQL ${Math.floor(version / 10_000)} in ${name} is too old; use version 15 or newer, or unset ${name} to use the built-in one.`,
  );
}
