import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type {
  AgreeSupport,
  AllocateEntry,
  LeaveList,
  LogAttempt,
  PauseClocks,
  ReferralContactView,
  WaitingEntryView,
  WaitingListView,
} from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';
import type { ContactLogSubject } from '../../shared/data/contact-log';

/** What a call needs to know, from either place. */
export type Reachable = WaitingEntryView | ReferralContactView;

interface Versioned {
  id: string;
  version: number;
}

@Service()
export class WaitingListClient {
  private readonly http = inject(HttpClient);

  list(service: Signal<string | null>) {
    return httpResource<WaitingListView>(() => ({ url: '/api/waiting-list', params: paramsOf(service()) }));
  }

  /** Reading it is recorded, so it is asked for only where there is an id. */
  entry(id: Signal<string | null>) {
    return httpResource<WaitingEntryView>(() => {
      const chosen = id();
      return chosen === null ? undefined : `/api/waiting-list/${chosen}`;
    });
  }

  /** How she may be reached, whether she waits on a list or nobody has decided on her referral yet. */
  contact({ id, of }: ContactLogSubject) {
    return httpResource<Reachable>(() => (of === 'referral' ? `/api/referrals/${id}/contact` : `/api/waiting-list/${id}`));
  }

  /** `key` was drawn when the dialog opened: sending the same call twice logs it once. */
  log({ id, of }: ContactLogSubject, request: LogAttempt, key: string): Promise<Reachable> {
    const headers = { 'Idempotency-Key': key };
    const place = of === 'referral' ? 'referrals' : 'waiting-list';
    return firstValueFrom(this.http.post<Reachable>(`/api/${place}/${id}/attempts`, request, { headers }));
  }

  pause(entry: Versioned, request: PauseClocks): Promise<WaitingEntryView> {
    return this.act(entry, 'pause', request);
  }

  resume(entry: Versioned): Promise<WaitingEntryView> {
    return this.act(entry, 'resume', null);
  }

  allocate(entry: Versioned, request: AllocateEntry): Promise<WaitingEntryView> {
    return this.act(entry, 'allocate', request);
  }

  agreeSupport(entry: Versioned, request: AgreeSupport): Promise<WaitingEntryView> {
    return this.act(entry, 'agree-support', request);
  }

  leave(entry: Versioned, request: LeaveList): Promise<WaitingEntryView> {
    return this.act(entry, 'leave', request);
  }

  private act({ id, version }: Versioned, act: string, request: object | null): Promise<WaitingEntryView> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.post<WaitingEntryView>(`/api/waiting-list/${id}/${act}`, request, { headers }));
  }
}

function paramsOf(service: string | null): Record<string, string> {
  return service === null ? {} : { service };
}
