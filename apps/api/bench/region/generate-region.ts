import { randomOf, type Random } from '@waymark/testing';
import { Client } from 'pg';
import { newToken, tokenHash } from '../../src/platform/auth/tokens.js';
import { addCase, COLUMNS, noRows, type RowsByTable } from './case-rows.js';
import { copyIn } from './copy-in.js';
import { planRegion, SEED, type OrganisationPlan } from './region-plan.js';

type Table = keyof RowsByTable;

const BATCH = 2_000;
const DAY = 86_400_000;
/** Of all the cases a service has had, those whose clocks still run. */
const WAITING_SHARE = 0.15;
/** Enough different pages that no single one stays warm for its own sake. */
const PAGES = 500;

export interface GeneratedRegion {
  /** Session cookie values of workers of the first organisation. */
  tokens: string[];
  personIds: string[];
  serviceIds: string[];
}

/** Fills a migrated, empty database, as its owner and with foreign keys unasked, since the rows are right by making. */
export async function generateRegion(ownerUrl: string, cases: number, now: Date): Promise<GeneratedRegion> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    const tables = await tablesThere(client);
    const makeIndexes = await dropIndexes(client, tables);
    const random = randomOf(SEED);
    const { organisations } = planRegion(cases);
    const personIds: string[] = [];
    for (const organisation of organisations) {
      await addOrganisation(client, organisation, now);
      const people = await addCases(client, organisation, { random, now, tables });
      if (organisation === organisations[0]) personIds.push(...people);
    }
    await makeIndexes();
    const [first] = organisations;
    const tokens = first ? await openSessions(client, first, now) : [];
    await client.query('VACUUM ANALYZE');
    return { tokens, personIds: spread(personIds, PAGES), serviceIds: first?.serviceIds ?? [] };
  } finally {
    await client.end();
  }
}

/** Takes the indexes off that are no constraint, and answers how to put them back: made at once they cost a tenth. */
async function dropIndexes(client: Client, tables: readonly string[]): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
       FROM pg_index i
      WHERE i.indrelid = ANY ($1::text[]::regclass[]) AND NOT i.indisunique`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return async () => {
    await client.query(`SET maintenance_work_mem = '256MB'`);
    for (const { definition } of rows) await client.query(definition);
  };
}

async function addOrganisation(client: Client, { id, name, serviceIds, workerIds }: OrganisationPlan, now: Date): Promise<void> {
  await copyIn(client, 'organisations', ['id', 'name_en', 'name_cy'], [[id, name, name]]);
  const services = serviceIds.map((service, i) => [service, id, `Service ${i + 1}`, `Gwasanaeth ${i + 1}`, 'outreach', 'victim']);
  await copyIn(client, 'services', ['id', 'organisation_id', 'name_en', 'name_cy', 'kind', 'side'], services);
  const workers = workerIds.map((worker, i) => [worker, id, `worker-${worker}@bench.example`, `Worker ${i + 1}`, 'en']);
  await copyIn(client, 'workers', ['id', 'organisation_id', 'email', 'display_name', 'language'], workers);
  const since = new Date(now.getTime() - 900 * DAY);
  const memberships = workerIds.map((worker, i) => [id, worker, 'team-lead', serviceIds[i % serviceIds.length] ?? null, since]);
  await copyIn(client, 'memberships', ['organisation_id', 'worker_id', 'role', 'service_id', 'from_on'], memberships);
}

async function addCases(
  client: Client,
  organisation: OrganisationPlan,
  { random, now, tables }: { random: Random; now: Date; tables: Table[] },
): Promise<string[]> {
  const personIds: string[] = [];
  for (let from = 0; from < organisation.cases; from += BATCH) {
    const rows = noRows();
    for (let index = from; index < Math.min(from + BATCH, organisation.cases); index += 1) {
      const isWaiting = random.chance(WAITING_SHARE);
      const receivedAt = new Date(now.getTime() - (isWaiting ? random.whole(1, 60) : random.whole(61, 800)) * DAY - random.whole(0, DAY));
      const serviceId = random.pick(organisation.serviceIds);
      personIds.push(addCase(rows, { random, organisation, receivedAt, index, serviceId, isWaiting }));
    }
    await store(client, rows, tables);
  }
  return personIds;
}

async function store(client: Client, rows: RowsByTable, tables: readonly Table[]): Promise<void> {
  for (const table of tables) await copyIn(client, table, COLUMNS[table], rows[table]);
}

/** A benchmark can look at an earlier schema too; what it does not have yet stays unwritten. */
async function tablesThere(client: Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: Table }>(
    'SELECT name FROM unnest($1::text[]) WITH ORDINALITY AS t(name, place) WHERE to_regclass(name) IS NOT NULL ORDER BY place',
    [Object.keys(COLUMNS)],
  );
  return rows.map(({ name }) => name);
}

/** Sessions put down directly: signing in is not what is measured. */
async function openSessions(client: Client, organisation: OrganisationPlan, now: Date): Promise<string[]> {
  const tokens = organisation.workerIds.slice(0, 20).map(() => newToken());
  const rows = tokens.map((token, i) => [tokenHash(token), organisation.workerIds[i] ?? '', organisation.id, new Date(now.getTime() + DAY)]);
  await copyIn(client, 'sessions', ['token_hash', 'worker_id', 'organisation_id', 'ends_at'], rows);
  return tokens;
}

function spread(ids: string[], count: number): string[] {
  const step = Math.max(1, Math.floor(ids.length / count));
  return ids.filter((_, i) => i % step === 0).slice(0, count);
}
