import { randomUUID } from 'node:crypto';
import { Database } from '../../src/platform/database/database.js';
import { JobIdentity } from '../../src/platform/database/job-identity.js';
import { newScope, runInScope } from '../../src/platform/database/request-scope.js';
import type { Sweep } from '../../src/platform/queues/sweep.js';
import type { TestApp } from './test-app.js';

/** Runs a sweep for the first organisation as the job process does: its own transaction under the sweep's identity. */
export async function sweepNorth({ app, owner }: TestApp, sweep: Sweep): Promise<void> {
  const { rows } = await owner.query(`SELECT id FROM organisations WHERE name_en = 'North'`);
  const scope = { ...newScope(randomUUID()), systemJob: sweep.name };
  await runInScope(scope, async () => {
    await app.get(Database).begin(app.get(JobIdentity).ofOrganisation(rows[0].id));
    await sweep.run();
    await scope.transaction?.commit();
  });
}
