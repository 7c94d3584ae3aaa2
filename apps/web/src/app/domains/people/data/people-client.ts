import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { PersonView, RevealedContactView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class PeopleClient {
  private readonly http = inject(HttpClient);

  one(id: Signal<string>) {
    return httpResource<PersonView>(() => `/api/people/${id()}`);
  }

  /** The reveal is on record before the answer leaves the server. */
  reveal(personId: string, contactPointId: string): Promise<RevealedContactView> {
    const address = `/api/people/${personId}/contact-points/${contactPointId}/reveal`;
    return firstValueFrom(this.http.post<RevealedContactView>(address, null));
  }
}
