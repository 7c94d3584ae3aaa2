import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { ChangeTeam, EndMembership, RecordCapacity, WorkerPageView, WorkerView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class WorkersClient {
  private readonly http = inject(HttpClient);

  all() {
    return httpResource<WorkerView[]>(() => '/api/workers');
  }

  page(id: Signal<string>) {
    return httpResource<WorkerPageView>(() => `/api/workers/${id()}/account`);
  }

  endMembership(workerId: string, membershipId: string, request: EndMembership): Promise<WorkerPageView> {
    return firstValueFrom(this.http.post<WorkerPageView>(`/api/workers/${workerId}/memberships/${membershipId}/end`, request));
  }

  changeTeam(workerId: string, membershipId: string, request: ChangeTeam): Promise<WorkerPageView> {
    return firstValueFrom(this.http.post<WorkerPageView>(`/api/workers/${workerId}/memberships/${membershipId}/team`, request));
  }

  recordCapacity(workerId: string, request: RecordCapacity, version: number): Promise<WorkerPageView> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.put<WorkerPageView>(`/api/workers/${workerId}/capacity`, request, { headers }));
  }

  endIdentity(workerId: string, identityId: string): Promise<WorkerPageView> {
    return firstValueFrom(this.http.post<WorkerPageView>(`/api/workers/${workerId}/identities/${identityId}/end`, {}));
  }

  endSignIns(workerId: string): Promise<WorkerPageView> {
    return firstValueFrom(this.http.post<WorkerPageView>(`/api/workers/${workerId}/end-sign-ins`, {}));
  }
}
