import { debounced, inject, resource, type ResourceRef } from '@angular/core';
import type { FindPeople, PersonMatchView } from '@waymark/contracts';
import { PeopleMatchesClient } from './people-matches-client';

/** Long enough not to search for every letter, short enough that the answer is there when the next field is reached. */
const PAUSE_MS = 300;

/** The likely matches for what is being typed, or undefined while too little is known to look. */
export function likelyMatches(asked: () => FindPeople | undefined): ResourceRef<PersonMatchView[] | undefined> {
  const client = inject(PeopleMatchesClient);
  const paused = debounced(asked, PAUSE_MS);
  return resource({
    params: () => (paused.hasValue() ? paused.value() : undefined),
    loader: ({ params }) => client.find(params),
  });
}
