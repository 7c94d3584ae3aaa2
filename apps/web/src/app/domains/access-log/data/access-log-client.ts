import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { PersonAccessLogView, WorkerAccessLogView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class AccessLogClient {
  private readonly http = inject(HttpClient);

  ofPerson(id: Signal<string>) {
    return httpResource<PersonAccessLogView>(() => `/api/people/${id()}/access-log`);
  }

  ofWorker(id: Signal<string>) {
    return httpResource<WorkerAccessLogView>(() => `/api/workers/${id()}/access-log`);
  }

  earlierOfPerson(id: string, cursor: string): Promise<PersonAccessLogView> {
    return firstValueFrom(this.http.get<PersonAccessLogView>(`/api/people/${id}/access-log`, { params: { cursor } }));
  }

  earlierOfWorker(id: string, cursor: string): Promise<WorkerAccessLogView> {
    return firstValueFrom(this.http.get<WorkerAccessLogView>(`/api/workers/${id}/access-log`, { params: { cursor } }));
  }
}
