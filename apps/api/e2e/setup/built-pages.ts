import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A built front end in small: a page, and a folder with a file. */
export function builtPages(): string {
  const root = mkdtempSync(join(tmpdir(), 'waymark-e2e-pages-'));
  for (const folder of ['media', '.git']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Waymark</title><app-root ngCspNonce="__CSP_NONCE__"></app-root>');
  writeFileSync(join(root, 'media', 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(root, '.git', 'config'), 'a secret of the builder');
  return root;
}
