import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a browser fetches before the first screen stands: the page, its styles, and every script it asks for by name. */
export function firstPageBytes(webRoot: string): number | null {
  const index = join(webRoot, 'index.html');
  if (!existsSync(index)) return null;
  const seen = new Set<string>([index]);
  const html = readFileSync(index, 'utf8');
  for (const [, file = ''] of html.matchAll(/(?:src|href)="([^":]+\.(?:js|css))"/g)) follow(join(webRoot, file), seen);
  return [...seen].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 6 }).length, 0);
}

/** Static imports are fetched with the script that names them; lazy ones only when their page is opened. */
function follow(file: string, seen: Set<string>): void {
  if (seen.has(file) || !existsSync(file)) return;
  seen.add(file);
  if (!file.endsWith('.js')) return;
  const script = readFileSync(file, 'utf8');
  for (const [, name = ''] of script.matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g)) follow(join(dirname(file), name), seen);
}
