import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EndImport, ImportView } from '@waymark/contracts';
import { areRowsOpen, lacksSafetyWords, type ImportState } from '@waymark/domain';
import { Band, SkeletonRows } from '@waymark/ui';
import { Freshness, lastRead } from '../../../platform/freshness';
import { problemOf, toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Notices } from '../../../platform/notices';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { OldNote } from '../../shared/ui/old-note';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ImportWords, keptAhead, undoneSoFar } from '../data/import-words';
import { ImportsClient } from '../data/imports-client';
import { Counts } from '../ui/counts-sentence';
import { EndFile } from './end-file';
import { KeptAhead } from './kept-ahead';
import { MapColumnsForm } from './map-columns';
import { RowsOfFile } from './rows-of-file';

const LOOK_AGAIN_MS = 1_000;

/** One file from its columns to its last row. */
@Component({
  selector: 'app-import-page',
  imports: [Band, Counts, EndFile, KeptAhead, MapColumnsForm, OldNote, ProblemBand, RouterLink, RowsOfFile, SkeletonRows, TranslocoPipe],
  templateUrl: './import-page.html',
  styleUrl: './import-page.css',
})
export class ImportPage {
  private readonly client = inject(ImportsClient);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly session = inject(Session);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly words = inject(ImportWords);
  protected readonly undoneSoFar = undoneSoFar;
  protected readonly keptAhead = keptAhead;
  readonly id = input.required<string>();
  protected readonly resource = this.client.one(this.id);
  protected readonly fresh = inject(Freshness).follow(this.resource);
  /** Kept while the page looks again, so that nothing flickers. */
  protected readonly view = lastRead(this.resource, this.id);
  protected readonly actProblem = signal<ProblemError | null>(null);
  /** A refusal is said beside what was pressed, where the page still shows that: its top may be far out of sight. */
  private readonly isSaidBelow = computed(() => this.stateSeen() === 'uploaded' || (this.isAsking() && !!this.view()?.undoAhead));
  protected readonly problem = computed(() => problemOf(this.resource.error()) ?? (this.isSaidBelow() ? null : this.actProblem()));
  /** Steps follow each other by themselves, so the page looks again until they are done. */
  private readonly isAtWork = computed(() => ['importing', 'undoing'].includes(this.view()?.state ?? ''));
  private readonly stateSeen = computed(() => this.view()?.state ?? null);
  protected readonly isActing = signal(false);
  protected readonly isAsking = signal(false);

  constructor() {
    effect((onCleanup) => {
      if (!this.isAtWork()) return;
      const timer = setInterval(() => this.resource.reload(), LOOK_AGAIN_MS);
      onCleanup(() => clearInterval(timer));
    });
    let before: ImportState | null = null;
    effect(() => {
      const now = this.stateSeen();
      if (before === 'undoing' && now === 'undone') this.notices.say(this.texts.get('import-page.undone-notice'));
      before = now ?? before;
    });
  }

  protected hasRun({ state }: ImportView): boolean {
    return state !== 'uploaded' && state !== 'importing' && state !== 'discarded';
  }

  protected isUndone({ state }: ImportView): boolean {
    return state === 'undoing' || state === 'undo-stopped' || state === 'undone';
  }

  protected hasRowsToReview({ state }: ImportView): boolean {
    return areRowsOpen(state);
  }

  protected done({ counts }: ImportView): number {
    return counts.rows - counts.waiting;
  }

  protected mayUndo({ state, undoAhead }: ImportView): boolean {
    return undoAhead !== null && state !== 'undo-stopped';
  }

  protected isMine({ holder }: ImportView): boolean {
    return holder.id === this.session.current()?.worker.id;
  }

  /** Opens the question before a file ends, or leaves it with what was refused in it. */
  protected ask(isAsking: boolean): void {
    this.actProblem.set(null);
    this.isAsking.set(isAsking);
  }

  protected takeOver(view: ImportView): Promise<void> {
    return this.act(view, 'take');
  }

  protected take(view: ImportView): void {
    this.resource.set(view);
  }

  protected start(view: ImportView): Promise<void> {
    return this.act(view, 'start');
  }

  protected undo(view: ImportView, end: EndImport): Promise<void> {
    return this.end(view, 'undo', end);
  }

  /** In her own name; where words on somebody's safety are still missing, they are asked for first. */
  protected async goOn(view: ImportView): Promise<void> {
    const end = { high: view.highLeft, safetyWords: view.safetySaid?.words ?? null };
    if (lacksSafetyWords(end)) this.ask(true);
    else await this.undo(view, { safetyWords: null });
  }

  protected async discard(view: ImportView, end: EndImport): Promise<void> {
    await this.end(view, 'discard', end);
    if (this.actProblem()) return;
    this.notices.say(this.texts.get('import-page.discarded-notice'));
    await this.router.navigate(['/imports']);
  }

  private async end(view: ImportView, act: 'undo' | 'discard', end: EndImport): Promise<void> {
    await this.act(view, act, end);
    // After a refusal the question stays, with what was typed.
    if (!this.actProblem()) this.isAsking.set(false);
  }

  private async act(view: ImportView, act: 'start' | 'take' | 'undo' | 'discard', body: EndImport | null = null): Promise<void> {
    if (this.isActing()) return;
    this.isActing.set(true);
    this.actProblem.set(null);
    try {
      this.take(await this.client.act(view, act, body));
    } catch (error) {
      this.actProblem.set(toProblemError(error));
      this.resource.reload();
    } finally {
      this.isActing.set(false);
    }
  }
}
