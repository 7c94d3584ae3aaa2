import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holderOf, letGo, takeHold } from './hold.mjs';
import { PlainFailure } from './plain-failure.mjs';

/** Makes the data folder when absent and sees that it can be written. */
export function prepareDataFolder(folder) {
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true });
      // Root's database runs under another account, which has to pass through; every secret inside is 0600.
      chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
    }
    mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o700 });
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new PlainFailure(
      `The data folder ${folder} cannot be written (${error.code}); give yourself the right to write there, or set WAYMARK_DATA to a folder of your own.`,
    );
  }
}

/** Refuses when a living copy already works on these data. */
export function refuseSecondCopy(folder) {
  const holder = holderOf(join(folder, 'running.json'));
  if (holder !== null && holder.pid !== process.pid) throw inUse(folder, holder);
}

/**
 * Claims the data folder for this process until it lets go.
 * @returns {{ wasStale: boolean, release: () => void }}
 */
export function claimDataFolder(folder, port) {
  const file = join(folder, 'running.json');
  const hold = takeHold(file, { port });
  if (!hold.taken) throw inUse(folder, holderOf(file) ?? {});
  return { wasStale: hold.wasStale, release: () => letGo(file) };
}

/** A secret of this installation, made once and readable by its owner only. */
export function keptSecret(file) {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

function inUse(folder, holder) {
  return new PlainFailure(
    `Waymark is already running with the data in ${folder} (process ${holder.pid ?? 'unknown'}, port ${holder.port ?? 'unknown'}); stop that copy with Ctrl-C, or set WAYMARK_DATA and PORT to start another beside it.`,
  );
}
