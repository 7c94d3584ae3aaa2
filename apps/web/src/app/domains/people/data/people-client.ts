import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { ConflictDeclaredView, DeclareConflict, PersonView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class PeopleClient {
  private readonly http = inject(HttpClient);

  one(id: Signal<string>) {
    return httpResource<PersonView>(() => `/api/people/${id()}`);
  }

  /** `key` was drawn when the form opened: sending the same form twice says it once. */
  declareConflict(personId: string, request: DeclareConflict, key: string): Promise<ConflictDeclaredView> {
    const headers = { 'Idempotency-Key': key };
    return firstValueFrom(this.http.post<ConflictDeclaredView>(`/api/people/${personId}/conflicts`, request, { headers }));
  }
}
