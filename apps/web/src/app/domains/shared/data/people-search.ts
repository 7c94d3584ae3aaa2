import { Service, signal } from '@angular/core';

/** What is being looked for, in memory only: a name in an address would stay in histories and logs. */
@Service()
export class PeopleSearch {
  readonly words = signal('');
}
