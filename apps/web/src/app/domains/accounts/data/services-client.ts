import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { AddService, LeftInPlaceView, OwnServiceView, PlaceName } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

/** A service, or a team of one. */
export interface Place {
  what: 'service' | 'team';
  id: string;
  name: PlaceName;
  version: number;
}

/** Services and teams, for whoever keeps accounts. Each act answers with the list as it is then. */
@Service()
export class ServicesClient {
  private readonly http = inject(HttpClient);

  all() {
    return httpResource<OwnServiceView[]>(() => '/api/services', { defaultValue: [] });
  }

  /** `key` was drawn when the form opened: sending the same form twice adds one. */
  add(request: AddService, key: string): Promise<OwnServiceView[]> {
    return firstValueFrom(this.http.post<OwnServiceView[]>('/api/services', request, { headers: { 'Idempotency-Key': key } }));
  }

  addTeam(serviceId: string, request: PlaceName, key: string): Promise<OwnServiceView[]> {
    return firstValueFrom(this.http.post<OwnServiceView[]>(`/api/services/${serviceId}/teams`, request, { headers: { 'Idempotency-Key': key } }));
  }

  rename({ what, id, version }: Place, request: PlaceName): Promise<OwnServiceView[]> {
    return firstValueFrom(this.http.put<OwnServiceView[]>(`/api/${what}s/${id}/name`, request, { headers: { 'If-Match': `"v${version}"` } }));
  }

  left({ what, id }: Place): Promise<LeftInPlaceView[]> {
    return firstValueFrom(this.http.get<LeftInPlaceView[]>(`/api/${what}s/${id}/left`));
  }

  end({ what, id, version }: Place): Promise<OwnServiceView[]> {
    return firstValueFrom(this.http.post<OwnServiceView[]>(`/api/${what}s/${id}/end`, {}, { headers: { 'If-Match': `"v${version}"` } }));
  }
}
