import { randomUUID } from 'node:crypto';
import type { ImportCheckView, ImportRowListItem, ImportRowView, ImportView, EndImport, FinishImportRow } from '@waymark/contracts';
import type TestAgent from 'supertest/lib/agent.js';
import { RunImport, UndoImport } from '../../src/features/imports/index.js';
import { csvOf, UNTIDY_ROWS, type AgencyRow } from './an-agency-file.js';
import type { TestApp } from './test-app.js';

export const AS_READ: FinishImportRow = { corrections: [], cellsChecked: false, thirdPersonPhone: null, person: null, personId: null, statedHigh: null, statedHighNote: null };

export const SAID: EndImport = { safetyWords: 'Each of them has been rung by her own service.' };

/** The steps that a worker takes with a file, as a test tells them. */
export class ImportSteps {
  constructor(
    private readonly test: TestApp,
    readonly worker: TestAgent,
  ) {}

  post(csv: string | Buffer, source = 'Ardal Police', type = 'text/csv') {
    return this.worker
      .post('/api/imports')
      .query({ source })
      .set('Idempotency-Key', randomUUID())
      .type(type)
      .send(csv);
  }

  async upload(rows: readonly AgencyRow[] = UNTIDY_ROWS, source?: string): Promise<ImportView> {
    return (await this.post(csvOf(rows), source).expect(201)).body;
  }

  act(view: { id: string; version: number }, act: 'map' | 'start' | 'take' | 'undo' | 'discard', body: object | undefined = act === 'undo' || act === 'discard' ? SAID : undefined) {
    return this.worker.post(`/api/imports/${view.id}/${act}`).set('If-Match', `"v${view.version}"`).send(body);
  }

  async map(view: ImportView): Promise<ImportView> {
    return (await this.act(view, 'map', { columns: view.mapping }).expect(200)).body;
  }

  async start(view: ImportView): Promise<ImportView> {
    return (await this.act(view, 'start').expect(200)).body;
  }

  async check(view: ImportView): Promise<ImportCheckView> {
    return (await this.worker.post(`/api/imports/${view.id}/check`).expect(200)).body;
  }

  async read(view: { id: string }): Promise<ImportView> {
    return (await this.worker.get(`/api/imports/${view.id}`).expect(200)).body;
  }

  async rows(view: { id: string }, state = 'review'): Promise<ImportRowListItem[]> {
    return (await this.worker.get(`/api/imports/${view.id}/rows`).query({ state }).expect(200)).body.items;
  }

  async row(view: { id: string }, row: { id: string }): Promise<ImportRowView> {
    return (await this.worker.get(`/api/imports/${view.id}/rows/${row.id}`).expect(200)).body;
  }

  /** The row to review that has this reason. */
  async rowWith(view: { id: string }, reason: string): Promise<ImportRowView> {
    const found = (await this.rows(view)).find((row) => (row.reasons as string[]).includes(reason));
    if (!found) throw new Error(`No row to review says ${reason}.`);
    return this.row(view, found);
  }

  finish(row: { id: string; importId: string; version: number }, decisions: Partial<FinishImportRow> = {}) {
    return this.worker
      .post(`/api/imports/${row.importId}/rows/${row.id}/finish`)
      .set('If-Match', `"v${row.version}"`)
      .send({ ...AS_READ, ...decisions });
  }

  /** Uploaded, mapped, started, and run by the job to its end. */
  async imported(rows: readonly AgencyRow[] = UNTIDY_ROWS, source?: string): Promise<ImportView> {
    const started = await this.start(await this.map(await this.upload(rows, source)));
    return this.run(started);
  }

  /** What the job does once it has heard of the file. */
  async run({ id }: { id: string }): Promise<ImportView> {
    await this.test.app.get(RunImport).run(id);
    return this.read({ id });
  }

  /** Begun by a click, and run by the job to its end. */
  async undone(view: { id: string; version: number }): Promise<ImportView> {
    await this.act(view, 'undo').expect(200);
    await this.test.app.get(UndoImport).run(view.id);
    return this.read(view);
  }
}
