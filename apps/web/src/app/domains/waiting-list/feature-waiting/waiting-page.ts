import { Component, computed, DestroyRef, inject, input, signal, type Type } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { UndecidedHighView, WaitingEntryView, WaitingRowView } from '@waymark/contracts';
import { readsWidely, type LeaveReason } from '@waymark/domain';
import { EmptyState, SkeletonRows } from '@waymark/ui';
import { firstValueFrom } from 'rxjs';
import { Freshness, lastRead } from '../../../platform/freshness';
import { problemOf } from '../../../platform/http/problem-error';
import { Shortcuts } from '../../../platform/keys/shortcuts';
import { Notices } from '../../../platform/notices';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import type { ContactLogSubject } from '../../shared/data/contact-log';
import { HeldFiles } from '../../shared/ui/held-files';
import { OldNote } from '../../shared/ui/old-note';
import { ProblemBand } from '../../shared/ui/problem-band';
import { WaitingListClient } from '../data/waiting-list-client';
import { CapacityPanel } from './capacity-panel';
import { SafetyContacts } from './safety-contacts';
import { WaitingNumbersStrip } from './waiting-numbers';
import { WaitingTable } from './waiting-table';

export type WaitingAct = 'log' | 'allocate' | 'pause' | 'resume' | 'hold' | 'agree' | 'leave';

/** Where each act's dialog comes from; none is loaded before it is needed. */
const DIALOGS: Partial<Record<WaitingAct, () => Promise<Type<unknown>>>> = {
  log: () => import('./attempt-dialog').then((file) => file.AttemptDialog),
  allocate: () => import('./allocate-dialog').then((file) => file.AllocateDialog),
  pause: () => import('./pause-dialog').then((file) => file.PauseDialog),
  resume: () => import('./pause-dialog').then((file) => file.PauseDialog),
  hold: () => import('./hold-dialog').then((file) => file.HoldDialog),
  agree: () => import('./agree-dialog').then((file) => file.AgreeDialog),
  leave: () => import('./leave-dialog').then((file) => file.LeaveDialog),
};

/** Waiting and capacity: everybody who waits with honest clocks, and who has room. */
@Component({
  selector: 'app-waiting-page',
  imports: [CapacityPanel, EmptyState, HeldFiles, OldNote, ProblemBand, SafetyContacts, SkeletonRows, TranslocoPipe, WaitingNumbersStrip, WaitingTable],
  templateUrl: './waiting-page.html',
  styleUrl: './waiting-page.css',
})
export class WaitingPage {
  private readonly dialog = inject(MatDialog);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  /** From the address: which service's list. */
  readonly service = input<string>();
  protected readonly services = computed(() => this.session.current()?.services ?? []);
  protected readonly chosen = computed(() => this.services().find(({ id }) => id === this.service())?.id ?? null);
  protected readonly resource = inject(WaitingListClient).list(this.chosen);
  protected readonly fresh = inject(Freshness).follow(this.resource, { byItself: true });
  protected readonly list = lastRead(this.resource, this.chosen);
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  protected readonly safety = computed(() => this.list()?.rows.filter(({ band }) => band === 'safety-contact') ?? []);
  protected readonly waiting = computed(() => this.list()?.rows.filter(({ band }) => band !== 'safety-contact') ?? []);
  protected readonly workers = computed(() => this.list()?.workers.filter(({ carriesCases }) => carriesCases) ?? []);
  protected readonly leftBy = computed(() => {
    const left = Object.entries(this.list()?.numbers.leftBy ?? {}) as [LeaveReason, number][];
    return left.map(([reason, count]) => `${this.texts.code('leave', reason)}: ${count}`).join(' · ');
  });
  protected readonly printedBy = computed(() => this.session.current()?.worker.displayName ?? '');
  protected readonly seesEverybody = computed(() => readsWidely(this.session.current()?.worker.roles ?? []));
  protected readonly mayAllocate = this.session.may('waiting-list:allocate');
  protected readonly none: ReadonlySet<string> = new Set();
  protected readonly picked = signal(this.none);
  /** Who has left the list or was allocated meanwhile is chosen no longer. Visible high risk is never among them: it is in no queue. */
  protected readonly pickedRows = computed(() => this.waiting().filter(({ id, allocation }) => !allocation && this.picked().has(id)));
  /** The row that a key acts on: where the focus is, or was last. */
  private current: WaitingRowView | null = null;

  constructor() {
    const onCurrent = (act: WaitingAct) => () => this.current && void this.act(act, this.current);
    inject(Shortcuts).add(
      [
        { keys: 'j', text: 'shortcut.next-row', run: () => this.move(1) },
        { keys: 'k', text: 'shortcut.previous-row', run: () => this.move(-1) },
        { keys: 'l', text: 'shortcut.log-contact', run: onCurrent('log') },
        ...(this.session.may('waiting-list:allocate') ? [
              { keys: 'a', text: 'shortcut.allocate', run: onCurrent('allocate') },
              { keys: 'x', text: 'shortcut.choose-row', run: () => this.current && this.togglePick(this.current) },
            ] : []),
        { keys: 'v', text: 'shortcut.leave-list', run: onCurrent('leave') },
      ],
      inject(DestroyRef),
    );
  }

  protected choose(id: string): void {
    void this.router.navigate([], { queryParams: { service: id || null } });
  }

  protected reach(row: WaitingRowView): void {
    this.current = row;
  }

  protected togglePick(row: WaitingRowView): void {
    if (row.allocation || row.band === 'safety-contact') return;
    this.picked.update((before) => new Set(before.has(row.id) ? [...before].filter((id) => id !== row.id) : [...before, row.id]));
  }

  /** Whoever was refused stays chosen, to be tried again on the list as it is then. */
  protected async allocatePicked(): Promise<void> {
    const weights = this.list()?.weights;
    if (!weights) return;
    const { AllocateManyDialog } = await import('./allocate-many-dialog');
    const data = { rows: this.pickedRows(), weights };
    const opened = this.dialog.open<unknown, unknown, readonly string[]>(AllocateManyDialog, { data, width: '38rem', maxWidth: '96vw', disableClose: true });
    const done = await firstValueFrom(opened.afterClosed());
    if (!done) return;
    this.picked.update((before) => new Set([...before].filter((id) => !done.includes(id))));
    this.resource.reload();
  }

  protected print(): void {
    window.print();
  }

  protected async act(act: WaitingAct, row: WaitingRowView): Promise<void> {
    const load = DIALOGS[act];
    if (!load) return;
    const opened = this.dialog.open<unknown, WaitingRowView, WaitingEntryView>(await load(), { data: row, width: '38rem', maxWidth: '96vw' });
    const changed = await firstValueFrom(opened.afterClosed());
    if (!changed) return;
    this.resource.reload();
    this.notices.say(this.texts.get(`waiting.done-${act}`, { reference: changed.person.reference }));
  }

  protected async logBeforeTriage({ referralId: id, person }: UndecidedHighView): Promise<void> {
    const { AttemptDialog } = await import('./attempt-dialog');
    const data: ContactLogSubject = { id, of: 'referral', person };
    const opened = this.dialog.open(AttemptDialog, { data, width: '38rem', maxWidth: '96vw' });
    if ((await firstValueFrom(opened.afterClosed())) === undefined) return;
    this.resource.reload();
    this.notices.say(this.texts.get('waiting.done-log', { reference: person.reference }));
  }

  /** Moves to the next person's line; the list is walked like any other with j and k. */
  private move(by: 1 | -1): void {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-entry]')];
    const at = rows.findIndex((row) => row.dataset['entry'] === this.current?.id);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    next?.querySelector<HTMLElement>('a, button')?.focus();
  }
}
