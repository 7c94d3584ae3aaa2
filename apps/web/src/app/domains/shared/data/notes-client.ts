import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { NoteView, PersonNotesView, WriteNote } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class NotesClient {
  private readonly http = inject(HttpClient);

  ofPerson(id: Signal<string>) {
    return httpResource<PersonNotesView>(() => `/api/people/${id()}/notes`);
  }

  earlierOfPerson(id: string, cursor: string): Promise<PersonNotesView> {
    return firstValueFrom(this.http.get<PersonNotesView>(`/api/people/${id}/notes`, { params: { cursor } }));
  }

  /** `key` was drawn when the note was begun: sending the same note twice makes one. */
  readonly write = (personId: string, request: WriteNote, key: string): Promise<NoteView> => {
    const headers = { 'Idempotency-Key': key };
    return firstValueFrom(this.http.post<NoteView>(`/api/people/${personId}/notes`, request, { headers }));
  };
}
