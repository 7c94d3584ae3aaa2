/**
 * Makes the secrets of a deployment, once: `sudo node deploy/make-secrets.mjs`. A secret that exists is left alone,
 * because a second field key would make every stored address unreadable.
 */
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'secrets');
/** The accounts inside the images: the application's `node`, and `postgres` and `redis`, which share a number. */
const APPLICATION = 1000;
const SERVERS = 999;

const password = () => randomBytes(24).toString('base64url');

function keep(name, owner, make) {
  const file = join(FOLDER, name);
  if (existsSync(file)) {
    console.log(`kept  ${file}`);
    return readFileSync(file, 'utf8').trim();
  }
  const text = make();
  writeFileSync(file, `${text}\n`, { mode: 0o400 });
  chownSync(file, owner, owner);
  console.log(`made  ${file}`);
  return text;
}

if (process.getuid?.() !== 0) {
  console.error('Run this as root (sudo): each secret is given to the account of the container that may read it.');
  process.exit(1);
}
mkdirSync(FOLDER, { recursive: true, mode: 0o700 });
const owner = keep('database-owner-password', SERVERS, password);
keep('database-owner-url', APPLICATION, () => `postgres://waymark_owner:${owner}@postgres:5432/waymark`);
keep('database-url', APPLICATION, () => `postgres://waymark_app:${password()}@postgres:5432/waymark`);
const redisUrl = keep('redis-url', APPLICATION, () => `redis://default:${password()}@redis:6379`);
keep('redis-users', SERVERS, () => `user default on >${new URL(redisUrl).password} ~* &* +@all`);
keep('field-key', APPLICATION, () => randomBytes(32).toString('base64'));
console.log('Keep a copy of field-key apart from the backups: without it the stored addresses cannot be read.');
