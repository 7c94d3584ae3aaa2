import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ImportListItem, ImportView, Page } from '@waymark/contracts';
import { areRowsOpen, isHeld } from '@waymark/domain';
import { EmptyState, SkeletonRows } from '@waymark/ui';
import { Freshness, lastRead } from '../../../platform/freshness';
import { problemOf, toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Notices } from '../../../platform/notices';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { OldNote } from '../../shared/ui/old-note';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ImportWords } from '../data/import-words';
import { ImportsClient } from '../data/imports-client';
import { UploadFile } from './upload-file';

/** Files of agencies: a new one on top, and what became of those before. */
@Component({
  selector: 'app-import-list',
  imports: [EmptyState, OldNote, ProblemBand, RouterLink, SkeletonRows, TranslocoPipe, UploadFile],
  templateUrl: './import-list.html',
  styleUrl: './import-list.css',
})
export class ImportList {
  private readonly client = inject(ImportsClient);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly words = inject(ImportWords);
  protected readonly first = this.client.first();
  protected readonly fresh = inject(Freshness).follow(this.first);
  private readonly firstPage = lastRead(this.first);
  private readonly shown = linkedSignal<Page<ImportListItem> | null>(() => this.firstPage());
  protected readonly items = computed(() => this.shown()?.items ?? []);
  protected readonly next = computed(() => this.shown()?.next ?? null);
  private readonly moreProblem = signal<ProblemError | null>(null);
  protected readonly problem = computed(() => problemOf(this.first.error()) ?? this.moreProblem());
  protected readonly isFetching = signal(false);

  protected outcome({ state, counts }: ImportListItem): string {
    if (state === 'importing') return this.words.progress(counts);
    if (state === 'undoing' || state === 'undo-stopped') return this.words.undoProgress(counts);
    if (state === 'uploaded' || state === 'discarded') return this.texts.get('import.rows', { rows: counts.rows });
    return this.words.counts(counts, state === 'undone');
  }

  /** Something is left to do: its import, its undo, or its rows. */
  protected isOpen({ state, counts }: ImportListItem): boolean {
    return state === 'uploaded' || state === 'stopped' || state === 'undo-stopped' || (areRowsOpen(state) && counts.review > 0);
  }

  /** Somebody answers by name for the people in it who may be at high risk. */
  protected isHeld({ state, counts }: ImportListItem): boolean {
    return isHeld(state) && (counts.reviewHigh > 0 || counts.waiting > 0);
  }

  protected async open(view: ImportView): Promise<void> {
    if (view.isRepeat) this.notices.say(this.texts.get('import-list.repeat'));
    await this.router.navigate(['/imports', view.id]);
  }

  protected async more(): Promise<void> {
    const cursor = this.next();
    if (!cursor || this.isFetching()) return;
    this.isFetching.set(true);
    this.moreProblem.set(null);
    try {
      const page = await this.client.after(cursor);
      this.shown.update((before) => ({ items: [...(before?.items ?? []), ...page.items], next: page.next }));
    } catch (error) {
      this.moreProblem.set(toProblemError(error));
    } finally {
      this.isFetching.set(false);
    }
  }

  protected again(): void {
    if (this.moreProblem()) void this.more();
    else this.first.reload();
  }
}
