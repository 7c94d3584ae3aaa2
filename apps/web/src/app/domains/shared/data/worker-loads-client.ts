import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { WorkerLoadView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

/** Who works here and how much each carries. */
@Service()
export class WorkerLoadsClient {
  private readonly http = inject(HttpClient);

  all(): Promise<WorkerLoadView[]> {
    return firstValueFrom(this.http.get<WorkerLoadView[]>('/api/workers/loads'));
  }

  ofService(serviceId: Signal<string | null>) {
    return httpResource<WorkerLoadView[]>(() => ({ url: '/api/workers/loads', params: paramsOf(serviceId()) }), { defaultValue: [] });
  }
}

function paramsOf(service: string | null): Record<string, string> {
  return service === null ? {} : { service };
}
