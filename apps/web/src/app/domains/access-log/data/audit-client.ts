import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { AuditedPersonView, AuditedWorkerView, FindAuditedPerson, PersonAuditView, WorkerAuditView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

/** The audit as whoever looks over it gets it: by reference and never by name. */
@Service()
export class AuditClient {
  private readonly http = inject(HttpClient);

  workers() {
    return httpResource<AuditedWorkerView[]>(() => '/api/audit/workers');
  }

  ofPerson(id: Signal<string>) {
    return httpResource<PersonAuditView>(() => `/api/audit/people/${id()}`);
  }

  ofWorker(id: Signal<string>) {
    return httpResource<WorkerAuditView>(() => `/api/audit/workers/${id()}`);
  }

  earlierOfPerson(id: string, cursor: string): Promise<PersonAuditView> {
    return firstValueFrom(this.http.get<PersonAuditView>(`/api/audit/people/${id}`, { params: { cursor } }));
  }

  earlierOfWorker(id: string, cursor: string): Promise<WorkerAuditView> {
    return firstValueFrom(this.http.get<WorkerAuditView>(`/api/audit/workers/${id}`, { params: { cursor } }));
  }

  find(reference: string): Promise<AuditedPersonView> {
    const request: FindAuditedPerson = { reference };
    return firstValueFrom(this.http.post<AuditedPersonView>('/api/audit/people', request));
  }
}
