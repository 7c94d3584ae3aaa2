import { Component, computed, inject, Injector, input } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { NoteView } from '@waymark/contracts';
import { EmptyState, SkeletonRows } from '@waymark/ui';
import { firstValueFrom } from 'rxjs';
import { readAgain } from '../../../platform/freshness';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { EarlierPages } from '../../shared/data/earlier-pages';
import { NoteDrafts } from '../../shared/data/note-drafts';
import { NotesClient } from '../../shared/data/notes-client';
import { PersonHeading } from '../../shared/ui/person-heading';
import { ProblemBand } from '../../shared/ui/problem-band';
import { QuickNote } from '../../shared/ui/quick-note';
import { NoteEntry } from '../ui/note-entry';

/** What was written down of one person, by the day on which it happened, and the place to write more. */
@Component({
  selector: 'app-notes-page',
  imports: [EmptyState, NoteEntry, PersonHeading, ProblemBand, QuickNote, SkeletonRows, TranslocoPipe],
  templateUrl: './notes-page.html',
  styleUrl: './notes-page.css',
})
export class NotesPage {
  protected readonly client = inject(NotesClient);
  protected readonly drafts = inject(NoteDrafts);
  private readonly injector = inject(Injector);
  private readonly dialog = inject(MatDialog);
  protected readonly session = inject(Session);
  protected readonly dates = inject(Dates);
  readonly id = input.required<string>();
  private readonly newest = this.client.ofPerson(this.id);
  protected readonly list = new EarlierPages(this.newest, (cursor) => this.client.earlierOfPerson(this.id(), cursor));
  protected readonly person = computed(() => this.list.first()?.person ?? null);
  protected readonly days = computed(() => {
    const grouped = new Map<string, NoteView[]>();
    for (const note of this.list.pages().flatMap(({ notes }) => notes)) {
      const day = this.dates.dayOf(note.happenedAt);
      grouped.set(day, [...(grouped.get(day) ?? []), note]);
    }
    return [...grouped].map(([day, notes]) => ({ day, notes }));
  });

  protected readAgain(): void {
    readAgain(this.newest, this.injector);
  }

  protected async correct(note: NoteView): Promise<void> {
    const { CorrectDialog } = await import('./correct-dialog');
    const data = { note, personId: this.id() };
    if (await firstValueFrom(this.dialog.open(CorrectDialog, { data, width: '38rem' }).afterClosed())) this.readAgain();
  }
}
