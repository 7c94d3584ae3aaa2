import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { PlainFailure } from './plain-failure.mjs';

/**
 * The account under which the server runs. PostgreSQL refuses to run as root, so root hands over to the system
 * account `postgres` (made when missing), or to whoever already owns the files.
 * @returns {{ uid: number, gid: number } | null} null: run as we are
 */
export function serverAccount(dataFolder) {
  if (process.getuid?.() !== 0) return null;
  const owner = existsSync(dataFolder) ? statSync(dataFolder) : null;
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return idsOf('postgres') ?? createAccount('postgres');
}

function idsOf(name) {
  const uid = numberFrom('id', ['-u', name]);
  const gid = numberFrom('id', ['-g', name]);
  return uid === null || gid === null ? null : { uid, gid };
}

function createAccount(name) {
  const attempts = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', name]],
  ];
  for (const [command, args] of attempts) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status !== 0) continue;
    const account = idsOf(name);
    if (account !== null) return account;
  }
  throw new PlainFailure(
    `PostgreSQL does not run as root and the system account "${name}" could not be made; run "useradd --system ${name}" and start again, or start as an ordinary user.`,
  );
}

function numberFrom(command, args) {
  const answer = spawnSync(command, args, { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout) : null;
}
