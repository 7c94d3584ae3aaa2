import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Client, type QueryResultRow } from 'pg';
import { headsOf, verifyAudit, type Ask, type AuditReport } from './platform/audit/audit-archive.js';
import { AuditKeys, type SignedAuditHead } from './platform/audit/audit-keys.js';
import { readEnvironment } from './platform/config/environment.js';
import { JobIdentity } from './platform/database/job-identity.js';
import { orPlainSentence } from './platform/plain-sentence.js';
import { FieldCipher } from './platform/secrets/field-cipher.js';
import { readKeyFile } from './platform/secrets/key-file.js';

/**
 * `audit verify [heads.json]` tells whether the audit is as it was written, also against heads that were kept outside;
 * `audit heads` prints the signed heads for keeping there. As the application, which can only read and add.
 */
await orPlainSentence(async () => {
  const [act, headsFile] = process.argv.slice(2);
  const environment = readEnvironment();
  const rootKey = readKeyFile(environment.keysFile);
  const keys = new AuditKeys(rootKey);
  const identity = new JobIdentity(new FieldCipher(rootKey));
  const client = new Client({ connectionString: environment.databaseUrl });
  await client.connect();
  try {
    if (act === 'heads') await printHeads(client, keys, identity);
    else await verifyAll(client, keys, identity, headsFile ? headsIn(headsFile) : []);
  } finally {
    await client.end();
  }
});

async function printHeads(client: Client, keys: AuditKeys, identity: JobIdentity): Promise<void> {
  const heads = (await inEach(client, identity, headsOf)).flat();
  console.log(JSON.stringify({ publicKey: keys.publicKey(), heads }, null, 2));
}

async function verifyAll(client: Client, keys: AuditKeys, identity: JobIdentity, outside: readonly SignedAuditHead[]): Promise<void> {
  const reports = await inEach(client, identity, (ask, organisationId) => verifyAudit(ask, organisationId, keys, outside));
  for (const report of reports) tell(report);
  if (reports.some(({ findings }) => findings.length > 0)) process.exitCode = 1;
}

function tell({ organisationId, sealed, findings }: AuditReport): void {
  console.log(`Organisation ${organisationId}: ${sealed} sealed, ${findings.length === 0 ? 'as written' : `${findings.length} findings`}`);
  for (const { kind, position, entryId } of findings) {
    console.log(`  ${kind}${position === null ? '' : ` at place ${position}`}${entryId === null ? '' : `, entry ${entryId}`}`);
  }
}

/** For every organisation in turn, in one view of the data, under its identity and as no worker. */
async function inEach<T>(client: Client, identity: JobIdentity, work: (ask: Ask, organisationId: string) => Promise<T>): Promise<T[]> {
  const ask = async <Row>(text: string, values: unknown[]): Promise<Row[]> =>
    (await client.query<QueryResultRow>(text, values)).rows as Row[];
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const answers: T[] = [];
  for (const { id } of await ask<{ id: string }>('SELECT waymark_organisations_to_sweep() AS id', [])) {
    await client.query(identity.ofOrganisation(id));
    answers.push(await work(ask, id));
  }
  await client.query('COMMIT');
  return answers;
}

function headsIn(file: string): SignedAuditHead[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { heads: SignedAuditHead[] }).heads;
}
