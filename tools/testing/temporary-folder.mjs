import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder for one test. The account that runs root's database may pass through it: a closed one would send the
 * database files to /var/lib/waymark, where nobody would remove them.
 */
export function temporaryFolder(name) {
  const path = realpathSync(mkdtempSync(join(tmpdir(), `waymark-${name}-`)));
  chmodSync(path, 0o711);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
