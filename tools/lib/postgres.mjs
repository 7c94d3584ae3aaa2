import { randomBytes } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, isFree } from './free-port.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { serverAccount } from './postgres-account.mjs';
import { reachableFolder, serverPrograms } from './postgres-binaries.mjs';
import { readLock, repairLeftovers } from './postgres-lock.mjs';
import { until } from './processes.mjs';

const KEEPER = fileURLToPath(new URL('./server-keeper.mjs', import.meta.url));
export const SUPERUSER = 'postgres';

/** What every server gets: reachable from this machine only, and logs that never carry a statement or a value. */
const ALWAYS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: '200',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  timezone: 'UTC',
};
/** For tests and benchmarks only: quick, and worthless after a power cut. */
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' };

/**
 * Starts the embedded PostgreSQL 18 on a free port of 127.0.0.1, creating it on the first call. It ends with the
 * process that started it, however that process ends.
 * @param {object} options
 * @param {string} options.folder where password, port and data are kept between starts
 * @param {boolean} [options.durable] false: fast settings, and the data are removed on stop
 * @param {(line: string) => void} [options.log] gets the few lines worth telling
 * @param {Record<string, string>} [options.settings] further server settings
 * @returns {Promise<{ ownerUrl(database?: string): string, createDatabase(name: string): Promise<boolean>, port: number,
 *   dataFolder: string, ended: Promise<void>, stop(): Promise<void> }>}
 */
export async function startPostgres({ folder, durable = true, log = () => {}, settings = {} }) {
  const cluster = await prepareCluster(folder, log);
  const repaired = await repairLeftovers(cluster.dataFolder);
  if (repaired !== null) log(repaired);
  const serverSettings = { ...ALWAYS, ...(durable ? {} : NOT_DURABLE), ...settings };
  const { keeper, port, ended } = await startOnAFreePort(cluster, serverSettings, durable);
  const ownerUrl = (database = 'postgres') =>
    `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  const stop = async () => {
    keeper.ref();
    keeper.kill('SIGTERM');
    await ended;
  };
  return {
    ownerUrl,
    createDatabase: (name) => createDatabase(ownerUrl(), name),
    port,
    dataFolder: cluster.dataFolder,
    ended,
    stop,
  };
}

async function prepareCluster(folder, log) {
  mkdirSync(folder, { recursive: true });
  const settingsFile = join(folder, 'settings.json');
  const remembered = existsSync(settingsFile) ? JSON.parse(readFileSync(settingsFile, 'utf8')) : {};
  const usual = join(realpathSync(folder), 'data');
  const account = serverAccount(remembered.dataFolder ?? usual);
  if (account !== null) letPass(folder);
  const programs = await serverPrograms(account);
  const dataFolder = remembered.dataFolder ?? chooseDataFolder(usual, account, log);
  const password = keptPassword(join(folder, 'password'), existsSync(join(dataFolder, 'PG_VERSION')));
  const cluster = { folder, settingsFile, remembered, account, programs, dataFolder, password };
  if (!existsSync(join(dataFolder, 'PG_VERSION'))) initialise(cluster);
  remember(cluster, remembered.port ?? null);
  return cluster;
}

function chooseDataFolder(usual, account, log) {
  makeOwned(usual, account);
  if (account === null || canEnter(usual, account)) return usual;
  rmSync(usual, { recursive: true });
  // A new name each time: what an earlier clone of the same path left there has another password.
  const elsewhere = join(reachableFolder(), `data-${randomBytes(5).toString('hex')}`);
  makeOwned(elsewhere, account);
  log(`The database account cannot enter this private folder, so the database files are kept in ${elsewhere}.`);
  return elsewhere;
}

/** Root's own folder for the database may be passed through by the account that runs it; what lies in it stays closed. */
function letPass(folder) {
  const { uid, mode } = statSync(folder);
  if (uid === 0) chmodSync(folder, mode | 0o011);
}

function makeOwned(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account !== null) chownSync(folder, account.uid, account.gid);
}

function canEnter(folder, account) {
  return spawnSync('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], { ...account, cwd: '/' }).status === 0;
}

function keptPassword(file, isOld) {
  if (isOld && !existsSync(file)) {
    throw new PlainFailure(
      `The database's password file ${file} is missing; put it back, or remove that folder to begin with an empty database.`,
    );
  }
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

function remember({ settingsFile, dataFolder }, port) {
  writeFileSync(settingsFile, JSON.stringify({ port, dataFolder }), { mode: 0o600 });
}

/** The collation is the server's own, so that names sort alike on every machine; pages ask for ICU where it matters. */
function initialise({ dataFolder, account, programs, password }) {
  rmSync(dataFolder, { recursive: true, force: true });
  makeOwned(dataFolder, account);
  const passwordFile = `${dataFolder}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== null) chownSync(passwordFile, account.uid, account.gid);
  const made = spawnSync(
    programs.initdb,
    [
      `--pgdata=${dataFolder}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { ...account, cwd: '/', encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } },
  );
  rmSync(passwordFile);
  if (made.status === 0) return;
  rmSync(dataFolder, { recursive: true, force: true });
  throw new PlainFailure(
    `The database could not be created in ${dataFolder}: ${lastLine(made.stderr ?? String(made.error))}`,
  );
}

async function startOnAFreePort(cluster, settings, durable) {
  const logFile = join(cluster.folder, 'postgres.log');
  for (let attempt = 1; ; attempt += 1) {
    const { port: usual } = cluster.remembered;
    const port = attempt === 1 && usual && (await isFree(usual)) ? usual : await freePort();
    const stale = readLock(cluster.dataFolder);
    const running = launch(cluster, port, settings, durable, logFile);
    let over = false;
    void running.ended.then(() => (over = true));
    const settled = () => over || isReady(cluster.dataFolder, stale);
    // A long recovery after a crash is still a start; a server that gives up ends by itself.
    if ((await until(settled, 120_000)) && !over) {
      remember(cluster, port);
      return { ...running, port };
    }
    running.keeper.kill('SIGTERM');
    await running.ended;
    if (attempt === 3)
      throw new PlainFailure(
        `The database does not start: ${lastLine(readFileSync(logFile, 'utf8'))} (more in ${logFile}).`,
      );
  }
}

function launch({ dataFolder, account, programs }, port, settings, durable, logFile) {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const order = {
    command: programs.postgres,
    args: ['-D', dataFolder, '-p', String(port), ...flags],
    account,
    folder: dataFolder,
    removeWhenDone: null,
  };
  if (!durable) order.removeWhenDone = dataFolder;
  const output = openSync(logFile, 'a', 0o600);
  // A group of its own, so that Ctrl-C reaches the one who started us and not the server behind its back.
  const keeper = spawn(process.execPath, [KEEPER, JSON.stringify(order)], {
    stdio: ['pipe', output, output],
    detached: true,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  closeSync(output);
  keeper.stdin.on('error', () => {});
  keeper.stdin.unref();
  keeper.unref();
  const ended = new Promise((resolve) => keeper.once('exit', () => resolve()));
  return { keeper, ended };
}

/** After a crash the old lock lies there, "ready" and all, until the new server has written its own. */
function isReady(dataFolder, stale) {
  const lock = readLock(dataFolder);
  if (lock === null || !lock.ready) return false;
  return stale === null || lock.pid !== stale.pid || lock.since !== stale.since;
}

async function createDatabase(url, name) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
    return rowCount === 0;
  } finally {
    await client.end();
  }
}

function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}
