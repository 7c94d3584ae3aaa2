import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportCheckView, ImportView } from '@waymark/contracts';
import type { BenchDatabase } from '../region/bench-database.js';
import { COOKIE_PORT, targetEnvironment } from '../run-environment.js';
import { startTarget } from '../targets/start-target.js';

export interface ImportMeasured {
  rows: number;
  /** From the upload to the answer of the dry run. */
  checkSeconds: number;
  /** From the start to the last row's end, as the worker waits for it. */
  importSeconds: number;
}

/** A file as agencies send it lies beside the project where the team works, and in no repository. */
const FILE = process.env['WAYMARK_AGENCY_FILE'] ?? join(process.cwd(), '..', 'shared', 'inputs', 'agency-referrals-2026-q3.csv');
const LOOK_AGAIN_MS = 100;

/** The batch as a worker brings it in, over HTTP with a job process beside it; null where there is no file. */
export async function measureImport(database: BenchDatabase): Promise<ImportMeasured | null> {
  if (!existsSync(FILE)) return null;
  const environment = targetEnvironment(database);
  const product = await startTarget('product, import', './serve-app.js', ['express'], environment);
  const jobs = await startTarget('jobs, import', './serve-jobs.js', [], environment);
  try {
    return await bringIn(new Caller(product.port, database.tokens[0] ?? ''));
  } finally {
    await Promise.all([product.stop(), jobs.stop()]);
  }
}

async function bringIn(caller: Caller): Promise<ImportMeasured> {
  const begun = performance.now();
  const uploaded = await caller.post('?source=Quarterly', readFileSync(FILE, 'utf8'), { 'Content-Type': 'text/csv', 'Idempotency-Key': randomUUID() });
  const mapped = await caller.post(`/${uploaded.id}/map`, JSON.stringify({ columns: uploaded.mapping }), caller.at(uploaded));
  await caller.check(uploaded.id);
  const checked = performance.now();
  await caller.post(`/${uploaded.id}/start`, null, caller.at(mapped));
  const done = await caller.untilDone(uploaded.id);
  return { rows: done.counts.rows, checkSeconds: (checked - begun) / 1_000, importSeconds: (performance.now() - checked) / 1_000 };
}

class Caller {
  constructor(
    private readonly port: number,
    private readonly token: string,
  ) {}

  at({ version }: ImportView): Record<string, string> {
    return { 'Content-Type': 'application/json', 'If-Match': `"v${version}"` };
  }

  post(path: string, body: string | null, headers: Record<string, string>): Promise<ImportView> {
    return this.ask(path, { method: 'POST', body, headers });
  }

  /** Step by step, as the screen does. */
  async check(id: string): Promise<void> {
    for (let from: number | null = 0; from !== null; ) {
      const step: ImportCheckView = await this.ask(`/${id}/check?from=${from}`, { method: 'POST' });
      from = step.next;
    }
  }

  async untilDone(id: string): Promise<ImportView> {
    for (;;) {
      const view = await this.ask<ImportView>(`/${id}`, {});
      if (view.state === 'imported') return view;
      if (view.state !== 'importing') throw new Error(`The import became ${view.state}.`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  private async ask<View>(path: string, request: RequestInit): Promise<View> {
    const headers = { ...request.headers, Cookie: `waymark-${COOKIE_PORT}=${this.token}` };
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/imports${path}`, { ...request, headers });
    if (!answer.ok) throw new Error(`The import was answered with ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as View;
  }
}
