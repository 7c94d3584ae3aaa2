import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { RevealedContactView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class ContactRevealsClient {
  private readonly http = inject(HttpClient);

  /** The reveal is on record before the answer leaves the server. */
  readonly reveal = (personId: string, contactPointId: string): Promise<RevealedContactView> => {
    const address = `/api/people/${personId}/contact-points/${contactPointId}/reveal`;
    return firstValueFrom(this.http.post<RevealedContactView>(address, null));
  };
}
