import { afterRenderEffect, Component, computed, DestroyRef, DOCUMENT, ElementRef, inject, input, linkedSignal, signal, viewChildren } from '@angular/core';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CameInFileView, TodayItemView, TodayRowView } from '@waymark/contracts';
import { TODAY_FILTERS } from '@waymark/domain';
import { EmptyState, SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../../platform/http/problem-error';
import { Freshness, lastRead } from '../../../../platform/freshness';
import { Shortcuts } from '../../../../platform/keys/shortcuts';
import { Session } from '../../../../platform/session/session';
import { Dates } from '../../../../platform/texts/dates';
import { Texts } from '../../../../platform/texts/texts';
import { HeldFiles } from '../../../shared/ui/held-files';
import { OldNote } from '../../../shared/ui/old-note';
import { ProblemBand } from '../../../shared/ui/problem-band';
import { MatterWaiting } from '../../../shared/ui/matter-waiting';
import { TodayClient } from '../../data/today-client';
import { DeclaredConflicts } from './declared-conflicts';
import { OpenedRecords } from './opened-records';
import { LeftCalls } from './left-calls';
import { calledAt, TodayActs } from './today-acts';
import { TodayPreview } from './today-preview';
import { TodayRow } from './today-row';

/** Safety contacts of one file that are shown before she asks for the rest. */
const OF_FILE_SHOWN_FIRST = 5;

/** A worker's day: everybody she holds and all that is due, by the harm done if it is missed. */
@Component({
  selector: 'app-today-page',
  imports: [DeclaredConflicts, EmptyState, HeldFiles, LeftCalls, MatterWaiting, OldNote, OpenedRecords, ProblemBand, RouterLink, RouterLinkActive, SkeletonRows, TodayPreview, TodayRow, TranslocoPipe],
  templateUrl: './today-page.html',
  styleUrl: './today-page.css',
})
export class TodayPage {
  private readonly acts = inject(TodayActs);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  /** An act was done whose outcome may move its row, and a row that moves loses the focus. */
  private hasActed = false;
  /** Where she was when the list was read again by itself: a row that moves loses the focus. */
  private focusedBefore: HTMLElement | null = null;
  private readonly openers = viewChildren(TodayRow, { read: ElementRef<HTMLElement> });
  protected readonly session = inject(Session);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  /** From the address: which of the counts narrows the list. */
  readonly show = input<string>();

  protected readonly resource = inject(TodayClient).today();
  protected readonly filters = TODAY_FILTERS;
  protected readonly filter = computed(() => TODAY_FILTERS.find((known) => known === this.show()) ?? null);
  protected readonly view = lastRead(this.resource);
  protected readonly fresh = inject(Freshness).follow(this.resource, { byItself: true, read: () => this.refresh() });
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  private readonly narrowed = computed(() => {
    const filter = this.filter();
    const all = this.view()?.rows ?? [];
    return filter === null ? all : all.filter(({ items }) => items.some((item) => item.filters.includes(filter)));
  });
  private readonly unfolded = signal<ReadonlySet<string>>(new Set());
  /** The first of each long file; the rest behind one button, so that what else she holds stays in sight. */
  private readonly files = computed(() => filesIn(this.narrowed(), this.unfolded()));
  protected readonly rows = computed(() => {
    const away = new Set(this.files().flatMap(({ away }) => away));
    return this.narrowed().filter((row) => !away.has(row));
  });
  protected readonly chosenId = linkedSignal<readonly TodayRowView[], string | null>({
    source: this.rows,
    computation: (rows, before) => (rows.some(({ id }) => id === before?.value) ? (before?.value ?? null) : null),
  });
  protected readonly chosen = computed(() => this.rows().find(({ id }) => id === this.chosenId()) ?? null);
  protected readonly isClear = computed(() => this.view()?.counts['due-by-today'] === 0 && this.view()?.counts['handovers-to-me'] === 0);

  constructor() {
    afterRenderEffect(() => {
      this.view();
      const before = this.focusedBefore;
      if (before?.isConnected && this.document.activeElement === this.document.body) before.focus({ preventScroll: true });
    });
    afterRenderEffect(() => {
      const row = this.chosen();
      if (!this.hasActed || !row || this.document.activeElement !== this.document.body) return;
      this.hasActed = false;
      this.focusOn(row);
    });
    const onChosen = (run: (row: TodayRowView) => unknown) => () => void (this.chosen() && run(this.chosen()!));
    inject(Shortcuts).add(
      [
        { keys: 'j', text: 'shortcut.next-row', run: () => this.step(1) },
        { keys: 'k', text: 'shortcut.previous-row', run: () => this.step(-1) },
        { keys: 'e', text: 'shortcut.next-step', run: onChosen((row) => this.editNextStep(row)) },
        { keys: 'l', text: 'shortcut.log-contact', run: onChosen((row) => this.call(row)) },
        { keys: 'n', text: 'shortcut.note', run: () => this.document.querySelector<HTMLElement>('app-quick-note textarea')?.focus() },
        { keys: 'h', text: 'shortcut.hand-over', run: onChosen((row) => this.handOver(row)) },
        { keys: 'a', text: 'shortcut.accept', run: onChosen((row) => this.accept(row)) },
        { keys: 'd', text: 'shortcut.do-first', run: onChosen((row) => row.items[0] && this.perform(row, row.items[0])) },
      ],
      inject(DestroyRef),
    );
  }

  /** Another line of the person just above, as of another service. */
  protected isSamePerson(row: TodayRowView): boolean {
    const above = this.rows()[this.rows().indexOf(row) - 1];
    return row.file === null && above?.file === null && above.person.id === row.person.id;
  }

  /** The file that begins with this row of the list. */
  protected fileFrom(row: TodayRowView): FileOnToday | null {
    return this.files().find(({ rows: [first] }) => first === row) ?? null;
  }

  /** The file of which this is the last row in sight, while others are folded away. */
  protected foldedAfter(row: TodayRowView): FileOnToday | null {
    return this.files().find(({ rows, away }) => away.length > 0 && rows[rows.length - away.length - 1] === row) ?? null;
  }

  protected unfold({ id }: FileOnToday): void {
    this.unfolded.update((before) => new Set(before).add(id));
  }

  protected choose(row: TodayRowView | null): void {
    this.chosenId.set(row?.id ?? null);
  }

  protected async perform(row: TodayRowView, item: TodayItemView): Promise<void> {
    // An offer is answered beside its preview, never blind from the list.
    if (item.does.act === 'answer-handover' && this.chosenId() !== row.id) return this.choose(row);
    if (await this.acts.perform(row, item)) this.changed();
  }

  protected async call(row: TodayRowView): Promise<void> {
    if (isCalled(row) && (await this.acts.logContact(calledAt(row), row.person))) this.changed();
  }

  protected changed(): void {
    this.hasActed = true;
    this.resource.reload();
  }

  private refresh(): void {
    this.focusedBefore = this.document.activeElement as HTMLElement | null;
    this.resource.reload();
  }

  private async accept(row: TodayRowView): Promise<void> {
    const offer = row.items.find(({ does }) => does.act === 'answer-handover');
    if (offer && (await this.acts.accept(offer))) this.changed();
  }

  private async editNextStep(row: TodayRowView): Promise<void> {
    const step = row.items.find(({ does }) => does.act === 'set-next-step');
    if (step) await this.perform(row, step);
  }

  private handOver({ caseId }: TodayRowView): void {
    if (caseId) void this.router.navigate(['/cases', caseId, 'hand-over']);
  }

  /** Moves the choice and the focus together, so that eyes, keys and a screen reader are in one place. */
  private step(by: number): void {
    const rows = this.rows();
    const at = rows.findIndex(({ id }) => id === this.chosenId());
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!next) return;
    this.choose(next);
    this.focusOn(next);
  }

  private focusOn(row: TodayRowView): void {
    const element: HTMLElement | undefined = this.openers()[this.rows().indexOf(row)]?.nativeElement;
    element?.querySelector<HTMLElement>('[data-opener]')?.focus();
  }
}

/** Who is called from here: whoever waits, is in support, or is owed a contact before triage. */
function isCalled({ entryId, stage }: TodayRowView): boolean {
  return entryId !== null || stage === 'undecided';
}

/** Safety contacts that came with one file, and which of them are folded away. */
interface FileOnToday extends CameInFileView {
  rows: readonly TodayRowView[];
  away: readonly TodayRowView[];
}

/** A whole file keeps its order and its place at the top; only the first of it stand there at once. */
function filesIn(rows: readonly TodayRowView[], unfolded: ReadonlySet<string>): FileOnToday[] {
  const files = new Map(rows.flatMap(({ file }) => (file ? [[file.id, file] as const] : [])));
  return [...files.values()].map((file) => {
    const own = rows.filter((row) => row.file?.id === file.id);
    const isFolded = !unfolded.has(file.id) && own.length > OF_FILE_SHOWN_FIRST + 1;
    return { ...file, rows: own, away: isFolded ? own.slice(OF_FILE_SHOWN_FIRST) : [] };
  });
}
