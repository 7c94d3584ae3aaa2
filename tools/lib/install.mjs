import { existsSync, readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { PlainFailure } from './plain-failure.mjs';
import { inProject } from './project.mjs';
import { runWork } from './work.mjs';

/**
 * Installs the packages when what is installed is not what package-lock.json asks for.
 * @returns {Promise<boolean>} whether anything had to be installed
 */
export async function installWhenNeeded(say) {
  if (installIsCurrent(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'))) return false;
  say('Installing packages; the first time takes a few minutes ...');
  const failure = await runWork('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    env: environmentForNpm(),
  });
  if (failure === null) return true;
  throw new PlainFailure(
    `The packages could not be installed (npm ci ${failure}); see npm's message above, check the network, and start again.`,
  );
}

/**
 * Compares the lock with npm's own record of what it installed, which npm writes last: an interrupted install leaves
 * none. Packages for other platforms may be absent.
 */
export function installIsCurrent(wanted, installed) {
  if (wanted === null || installed === null) return false;
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true;
    const present = installed.packages[path];
    if (present === undefined) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return present.version === entry.version && present.integrity === entry.integrity;
  });
}

/** npm deletes node_modules first, so it must not run on the Node that lies in there. */
function environmentForNpm() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.endsWith('node_modules/.bin'));
  const { npm_config_loglevel: _loglevel, ...environment } = process.env;
  return { ...environment, PATH: path.join(delimiter) };
}

function readLock(file) {
  const path = inProject(file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
