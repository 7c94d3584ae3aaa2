import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { BlockView, EndBlock, PersonBlocksView, SetBlock } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class BlocksClient {
  private readonly http = inject(HttpClient);

  inForce() {
    return httpResource<BlockView[]>(() => '/api/blocks');
  }

  ofPerson(id: Signal<string>) {
    return httpResource<PersonBlocksView>(() => `/api/people/${id()}/blocks`);
  }

  /** `key` was drawn when the form opened: sending the same form twice sets one. */
  set(personId: string, request: SetBlock, key: string): Promise<BlockView> {
    const headers = { 'Idempotency-Key': key };
    return firstValueFrom(this.http.post<BlockView>(`/api/people/${personId}/blocks`, request, { headers }));
  }

  end({ id, version }: BlockView, request: EndBlock): Promise<BlockView> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.post<BlockView>(`/api/blocks/${id}/end`, request, { headers }));
  }
}
