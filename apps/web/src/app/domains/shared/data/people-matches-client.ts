import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { FindPeople, PersonMatchView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

/** Who this might be. What is looked for travels in the body, so that no log of addresses ever holds a name. */
@Service()
export class PeopleMatchesClient {
  private readonly http = inject(HttpClient);

  find(asked: FindPeople): Promise<PersonMatchView[]> {
    return firstValueFrom(this.http.post<PersonMatchView[]>('/api/people/matches', asked));
  }
}
