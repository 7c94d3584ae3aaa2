import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { LinkedPartiesView, SettleLinkedParties } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class LinkedPartiesClient {
  private readonly http = inject(HttpClient);

  all() {
    return httpResource<LinkedPartiesView[]>(() => '/api/linked-parties');
  }

  settle({ id, version }: LinkedPartiesView, request: SettleLinkedParties): Promise<LinkedPartiesView> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.post<LinkedPartiesView>(`/api/linked-parties/${id}/settle`, request, { headers }));
  }
}
