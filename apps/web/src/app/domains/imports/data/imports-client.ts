import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type {
  DiscardImportRow,
  FinishImportRow,
  ImportCheckView,
  ImportListItem,
  ImportRowListItem,
  ImportRowView,
  ImportSourceView,
  ImportView,
  KeptAheadView,
  MapColumns,
  Page,
} from '@waymark/contracts';
import type { ImportRowState } from '@waymark/domain';
import { firstValueFrom } from 'rxjs';
import { together } from './check-steps';

type Act = 'map' | 'start' | 'take' | 'undo' | 'discard';
type Versioned = Pick<ImportView, 'id' | 'version'>;
const ifMatch = (version: number) => ({ headers: { 'If-Match': `"v${version}"` } });

@Service()
export class ImportsClient {
  private readonly http = inject(HttpClient);

  first() {
    return httpResource<Page<ImportListItem>>(() => '/api/imports');
  }

  after(cursor: string): Promise<Page<ImportListItem>> {
    return firstValueFrom(this.http.get<Page<ImportListItem>>('/api/imports', { params: { cursor } }));
  }

  sources() {
    return httpResource<ImportSourceView[]>(() => '/api/imports/sources', { defaultValue: [] });
  }

  one(id: Signal<string>) {
    return httpResource<ImportView>(() => `/api/imports/${id()}`);
  }

  undoKeeps(id: Signal<string>) {
    return httpResource<KeptAheadView[]>(() => `/api/imports/${id()}/undo-keeps`, { defaultValue: [] });
  }

  /** `key` was drawn when the file was chosen: sending it twice makes one import. */
  upload(file: Blob, source: string, key: string): Promise<ImportView> {
    const headers = { 'Content-Type': 'text/csv', 'Idempotency-Key': key };
    return firstValueFrom(this.http.post<ImportView>('/api/imports', file, { params: { source }, headers }));
  }

  map(view: Versioned, request: MapColumns): Promise<ImportView> {
    return this.act(view, 'map', request);
  }

  act({ id, version }: Versioned, act: Act, body: object | null = null): Promise<ImportView> {
    return firstValueFrom(this.http.post<ImportView>(`/api/imports/${id}/${act}`, body, ifMatch(version)));
  }

  /** Step by step to the last row, told each time how many rows have been looked at. */
  async check(id: string, told: (rows: number) => void): Promise<ImportCheckView> {
    let whole = await this.checkFrom(id, 0);
    while (whole.next !== null) {
      told(whole.counts.rows);
      whole = together(whole, await this.checkFrom(id, whole.next));
    }
    return whole;
  }

  private checkFrom(id: string, from: number): Promise<ImportCheckView> {
    return firstValueFrom(this.http.post<ImportCheckView>(`/api/imports/${id}/check`, null, { params: { from } }));
  }

  /** Asked only once there can be any. */
  rows(id: Signal<string | null>, state: Signal<ImportRowState>) {
    return httpResource<Page<ImportRowListItem>>(() => (id() === null ? undefined : `/api/imports/${id()}/rows?state=${state()}`));
  }

  rowsAfter(id: string, state: ImportRowState, cursor: string): Promise<Page<ImportRowListItem>> {
    return firstValueFrom(this.http.get<Page<ImportRowListItem>>(`/api/imports/${id}/rows`, { params: { state, cursor } }));
  }

  row(id: Signal<string>, rowId: Signal<string>) {
    return httpResource<ImportRowView>(() => `/api/imports/${id()}/rows/${rowId()}`);
  }

  finish(row: ImportRowView, request: FinishImportRow): Promise<ImportRowView> {
    return this.rowAct(row, 'finish', request);
  }

  /** Recorded before it answers. */
  revealRow({ id, importId }: ImportRowView): Promise<ImportRowView> {
    return firstValueFrom(this.http.post<ImportRowView>(`/api/imports/${importId}/rows/${id}/reveal`, null));
  }

  revealPreview({ id }: Versioned): Promise<ImportView> {
    return firstValueFrom(this.http.post<ImportView>(`/api/imports/${id}/reveal`, null));
  }

  discard(row: ImportRowView, request: DiscardImportRow): Promise<ImportRowView> {
    return this.rowAct(row, 'discard', request);
  }

  private rowAct({ id, importId, version }: ImportRowView, act: 'finish' | 'discard', body: object): Promise<ImportRowView> {
    return firstValueFrom(this.http.post<ImportRowView>(`/api/imports/${importId}/rows/${id}/${act}`, body, ifMatch(version)));
  }
}
