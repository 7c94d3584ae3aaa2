import { Component, computed, inject, Injector, input, output, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HandoverView, TodayItemView, TodayRowView } from '@waymark/contracts';
import { SafeContactLine, SkeletonRows, type ContactTone } from '@waymark/ui';
import { firstValueFrom } from 'rxjs';
import { readAgain } from '../../../../platform/freshness';
import { problemOf, toProblemError, type ProblemError } from '../../../../platform/http/problem-error';
import { Notices } from '../../../../platform/notices';
import { Session } from '../../../../platform/session/session';
import { Dates } from '../../../../platform/texts/dates';
import { Texts } from '../../../../platform/texts/texts';
import { NoteDrafts } from '../../../shared/data/note-drafts';
import { NotesClient } from '../../../shared/data/notes-client';
import { SafeTimes } from '../../../shared/data/safe-times';
import { TimelineWords } from '../../../shared/data/timeline-words';
import { ProblemBand } from '../../../shared/ui/problem-band';
import { QuickNote } from '../../../shared/ui/quick-note';
import { Risk } from '../../../shared/ui/risk';
import { HandoversClient } from '../../data/handovers-client';
import { TodayClient } from '../../data/today-client';
import { TodayWords } from '../../data/today-words';
import { HandoverBody } from '../../ui/handover-body';

const TONES: Readonly<Record<NonNullable<TodayRowView['contact']>, ContactTone>> = {
  'safe-now': 'safe',
  limited: 'limited',
  'ask-first': 'unknown',
  'do-not-contact': 'unsafe',
  'no-way-known': 'unknown',
};
const TIMELINE_LENGTH = 5;

/** The person in view: how to reach her, all that is due, what was done last; or the handover that waits for an answer. */
@Component({
  selector: 'app-today-preview',
  imports: [HandoverBody, ProblemBand, QuickNote, Risk, RouterLink, SafeContactLine, SkeletonRows, TranslocoPipe],
  templateUrl: './today-preview.html',
  styleUrl: './today-preview.css',
})
export class TodayPreview {
  private readonly injector = inject(Injector);
  private readonly dialog = inject(MatDialog);
  private readonly notices = inject(Notices);
  private readonly handovers = inject(HandoversClient);
  protected readonly session = inject(Session);
  protected readonly drafts = inject(NoteDrafts);
  protected readonly notes = inject(NotesClient);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly words = inject(TodayWords);
  protected readonly done = inject(TimelineWords);
  protected readonly times = inject(SafeTimes);
  readonly row = input.required<TodayRowView>();
  readonly today = input.required<string>();
  readonly closed = output<void>();
  readonly act = output<TodayItemView>();
  readonly changed = output<void>();
  readonly call = output<void>();

  protected readonly tone = computed(() => TONES[this.row().contact ?? 'ask-first']);
  private readonly offerId = computed(() => this.row().handoverId);
  private readonly personId = computed(() => (this.row().mayOpen ? this.row().person.id : null));
  protected readonly offer = this.handovers.one(this.offerId);
  protected readonly person = inject(TodayClient).person(this.personId);
  private readonly refused = signal<ProblemError | null>(null);
  protected readonly problem = computed(() => this.refused() ?? problemOf(this.offer.error()) ?? problemOf(this.person.error()));
  protected readonly handover = computed(() => (this.offer.hasValue() ? this.offer.value() : null));
  protected readonly timeline = computed(() => (this.person.hasValue() ? this.person.value().timeline.slice(0, TIMELINE_LENGTH) : null));

  protected offeredBy({ giver: { name }, receiver }: HandoverView): string {
    if (receiver?.to !== 'team') return this.texts.get('handover.from', { name });
    return this.texts.get('handover.from-to-team', { name, team: this.texts.named(receiver.name) });
  }

  protected async accept(): Promise<void> {
    const seen = this.handover();
    if (!seen) return;
    try {
      await this.handovers.accept(seen);
      this.notices.say(this.texts.get('handover.accepted-notice'));
      this.changed.emit();
    } catch (error) {
      this.refused.set(toProblemError(error));
    }
  }

  protected async decline(): Promise<void> {
    const { DeclineDialog } = await import('../handover/decline-dialog');
    const opened = this.dialog.open(DeclineDialog, { data: this.handover(), width: '34rem' });
    if (await firstValueFrom(opened.afterClosed())) this.changed.emit();
  }

  protected written(): void {
    readAgain(this.person, this.injector);
  }

  protected again(): void {
    this.refused.set(null);
    if (this.offerId() !== null) this.offer.reload();
    else this.person.reload();
  }
}
