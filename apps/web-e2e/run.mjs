/**
 * Browser journeys against a running copy: WAYMARK_URL, WAYMARK_SIGN_INS (the JSON of the demonstration sign-ins) and,
 * where Chromium lives elsewhere, CHROMIUM_PATH. `--only sign-in,cover` walks some of them.
 */
import { readdirSync } from 'node:fs';
import { after } from 'node:test';
import { closeBrowser } from './support/browser.mjs';

const only = process.argv[process.argv.indexOf('--only') + 1]?.split(',');
const chosen = process.argv.includes('--only') ? only : null;
const folder = new URL('./journeys/', import.meta.url);

for (const file of readdirSync(folder).sort()) {
  if (!chosen || chosen.includes(file.replace('.mjs', ''))) await import(new URL(file, folder).href);
}
after(closeBrowser);
