import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { CaseView, CloseCase, HandoverView, SetNextStep } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

/** Which case, as it was last seen. */
export interface SeenCase {
  id: string;
  version: number;
}

@Service()
export class CasesClient {
  private readonly http = inject(HttpClient);

  one(id: Signal<string>) {
    return httpResource<CaseView>(() => `/api/cases/${id()}`);
  }

  ofPerson(id: Signal<string>) {
    return httpResource<CaseView[]>(() => `/api/people/${id()}/cases`);
  }

  fetch(id: string): Promise<CaseView> {
    return firstValueFrom(this.http.get<CaseView>(`/api/cases/${id}`));
  }

  setNextStep(seen: SeenCase, request: SetNextStep): Promise<CaseView> {
    return this.act<CaseView>(seen, 'next-step', request);
  }

  close(seen: SeenCase, request: CloseCase): Promise<CaseView> {
    return this.act<CaseView>(seen, 'close', request);
  }

  takeOver(seen: SeenCase, reason: string): Promise<HandoverView> {
    return this.act<HandoverView>(seen, 'take-over', { reason });
  }

  private act<View>({ id, version }: SeenCase, act: string, body: object): Promise<View> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.post<View>(`/api/cases/${id}/${act}`, body, { headers }));
  }
}
