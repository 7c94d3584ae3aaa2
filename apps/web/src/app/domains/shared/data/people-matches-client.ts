import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { SEARCH_TEXT_MAX, type FindPeople, type PersonMatchView, type PersonView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

/** Who this might be. What is looked for travels in the body, so that no log of addresses ever holds a name. */
@Service()
export class PeopleMatchesClient {
  private readonly http = inject(HttpClient);

  find(asked: FindPeople): Promise<PersonMatchView[]> {
    const name = asked.name && plainName(asked.name);
    return firstValueFrom(this.http.post<PersonMatchView[]>('/api/people/matches', { ...asked, name }));
  }

  /** The record of the one who was recognised. Reading it is on record. */
  record(id: string): Promise<PersonView> {
    return firstValueFrom(this.http.get<PersonView>(`/api/people/${id}`));
  }
}

/** A name as it is looked for: what was pasted with it from a message, such as a mark for the direction of writing, says nothing. */
function plainName(typed: string): string {
  return typed.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, SEARCH_TEXT_MAX);
}
