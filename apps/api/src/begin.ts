import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { readPlan, type OrganisationPlan } from './features/organisations/begin/read-plan.js';
import { newToken, tokenHash } from './platform/auth/tokens.js';
import { Clock } from './platform/clock/clock.js';
import { readEnvironment } from './platform/config/environment.js';
import { orPlainSentence, PlainMistake } from './platform/plain-sentence.js';

/** As long as a link that an administrator hands over. */
const LINK_HOURS = 24;

/**
 * `begin plan.json` makes the first organisation of an empty deployment and prints, for each of its people, a one-time
 * link to choose a password. Nobody else ever knows a password, and where an organisation is there it changes nothing.
 */
await orPlainSentence(async () => {
  const [file] = process.argv.slice(2);
  if (!file) throw new PlainMistake('Name the file that describes the organisation: npm run begin -- organisation.json');
  const plan = readPlan(textOf(file));
  const { databaseUrl } = readEnvironment();
  const links = await begin(databaseUrl, plan, new Clock());
  console.log(`${plan.en} is there. Give each of its people her own link within ${LINK_HOURS} hours; it works once.\n`);
  for (const { name, email, link } of links) console.log(`${name} <${email}>\n  ${link}\n`);
});

async function begin(databaseUrl: string, plan: OrganisationPlan, clock: Clock): Promise<{ name: string; email: string; link: string }[]> {
  const origin = (process.env['WAYMARK_ADDRESS'] ?? 'http://localhost:3000').replace(/\/$/, '');
  const people = plan.workers.map((worker) => ({ ...worker, token: newToken() }));
  const workers = people.map(({ token, ...worker }) => ({ ...worker, id: randomUUID(), tokenHash: tokenHash(token).toString('hex') }));
  const services = plan.services.map((service) => ({ ...service, id: randomUUID() }));
  const linksEnd = new Date(clock.now().getTime() + LINK_HOURS * 3_600_000);
  const whole = { id: randomUUID(), en: plan.en, cy: plan.cy, services, workers };
  if (!(await isBegun(databaseUrl, [JSON.stringify(whole), linksEnd, clock.today()]))) {
    throw new PlainMistake('There is an organisation already; nothing was changed. Its administrator hands over links under Accounts.');
  }
  return people.map(({ name, email, token }) => ({ name, email, link: `${origin}/set-password#${token}` }));
}

async function isBegun(databaseUrl: string, values: unknown[]): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ begun: boolean }>('SELECT waymark_begin_organisation($1, $2, $3) AS begun', values);
    return rows[0]?.begun === true;
  } finally {
    await client.end();
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Whatever the reason, the worker can do one thing about it.
    throw new PlainMistake(`The file ${file} cannot be read.`);
  }
}
