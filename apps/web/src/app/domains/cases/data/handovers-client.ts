import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { DeclineHandover, DraftHandover, HandoverReceiversView, HandoverView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

/** Which handover, as it was last seen. */
export interface SeenHandover {
  id: string;
  version: number;
}

@Service()
export class HandoversClient {
  private readonly http = inject(HttpClient);

  one(id: Signal<string | null>) {
    return httpResource<HandoverView>(() => {
      const chosen = id();
      return chosen === null ? undefined : `/api/handovers/${chosen}`;
    });
  }

  fetch(id: string): Promise<HandoverView> {
    return firstValueFrom(this.http.get<HandoverView>(`/api/handovers/${id}`));
  }

  receivers() {
    return httpResource<HandoverReceiversView>(() => '/api/handovers/receivers');
  }

  /** `key` was drawn when the form opened: sending the same form twice makes one draft. */
  draft(caseId: string, request: DraftHandover, key: string): Promise<HandoverView> {
    const headers = { 'Idempotency-Key': key };
    return firstValueFrom(this.http.post<HandoverView>(`/api/cases/${caseId}/handovers`, request, { headers }));
  }

  change({ id, version }: SeenHandover, request: DraftHandover): Promise<HandoverView> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.put<HandoverView>(`/api/handovers/${id}`, request, { headers }));
  }

  offer(seen: SeenHandover): Promise<HandoverView> {
    return this.act(seen, 'offer');
  }

  /** The preview says what accepting confirms: that she knows nobody involved. */
  accept(seen: SeenHandover): Promise<HandoverView> {
    return this.act(seen, 'accept', { hasConflict: false });
  }

  /** Whoever has declined may read no more of her, so nothing comes back. */
  async decline(seen: SeenHandover, request: DeclineHandover): Promise<void> {
    await this.act(seen, 'decline', request);
  }

  recall(seen: SeenHandover, reason: string): Promise<HandoverView> {
    return this.act(seen, 'recall', { reason });
  }

  discard(seen: SeenHandover): Promise<HandoverView> {
    return this.act(seen, 'discard');
  }

  /** What she was only told of is no longer hers to read once she has seen it, so nothing comes back. */
  async acknowledge(seen: SeenHandover): Promise<void> {
    await this.act(seen, 'acknowledge');
  }

  holdJointContact(seen: SeenHandover, on: string): Promise<HandoverView> {
    return this.act(seen, 'hold-joint-contact', { on });
  }

  complete(seen: SeenHandover, whyNoJointContact: string | null): Promise<HandoverView> {
    return this.act(seen, 'complete', { whyNoJointContact });
  }

  private act({ id, version }: SeenHandover, act: string, body: object = {}): Promise<HandoverView> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.post<HandoverView>(`/api/handovers/${id}/${act}`, body, { headers }));
  }
}
