import { httpResource } from '@angular/common/http';
import { Service } from '@angular/core';
import type { WorkerView } from '@waymark/contracts';

@Service()
export class WorkersClient {
  all() {
    return httpResource<WorkerView[]>(() => '/api/workers');
  }
}
