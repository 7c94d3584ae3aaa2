import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ContactPointView, RevealedContactView } from '@waymark/contracts';
import { MaskedValue, SafeContactLine, type ContactTone } from '@waymark/ui';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { PeopleClient } from '../data/people-client';

/** How to reach somebody. Each line says first whether it is safe; the number itself is asked for, and that is recorded. */
@Component({
  selector: 'app-contact-points',
  imports: [MaskedValue, ProblemBand, SafeContactLine, TranslocoPipe],
  templateUrl: './contact-points.html',
  styleUrl: './contact-points.css',
})
export class ContactPoints {
  private readonly client = inject(PeopleClient);
  private readonly session = inject(Session);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly personId = input.required<string>();
  readonly points = input.required<readonly ContactPointView[]>();
  /** Forgotten as soon as the page shows somebody else. */
  private readonly revealed = linkedSignal<string, readonly RevealedContactView[]>({
    source: this.personId,
    computation: () => [],
  });
  protected readonly busy = signal<string | null>(null);
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly mayReveal = () => this.session.may('contact:reveal');

  protected shown(point: ContactPointView): RevealedContactView | undefined {
    return this.revealed().find((one) => one.id === point.id);
  }

  protected async reveal(point: ContactPointView, shown: MaskedValue): Promise<void> {
    this.busy.set(point.id);
    this.problem.set(null);
    try {
      const answer = await this.client.reveal(this.personId(), point.id);
      this.revealed.update((before) => [...before, answer]);
      setTimeout(() => shown.focusButton());
    } catch (error) {
      this.problem.set(toProblemError(error));
    } finally {
      this.busy.set(null);
    }
  }

  protected cover(point: ContactPointView, shown: MaskedValue): void {
    this.revealed.update((before) => before.filter((one) => one.id !== point.id));
    setTimeout(() => shown.focusButton());
  }

  protected tone(point: ContactPointView): ContactTone {
    if (point.needsVerifying) return 'unknown';
    const answer = point.kind === 'phone' ? point.call : point.post;
    if (answer === 'yes') return point.safeTimes ? 'limited' : 'safe';
    return answer === 'no' ? 'unsafe' : 'unknown';
  }

  /** What may be done and what must not, in the order in which somebody about to ring needs it. */
  protected parts(point: ContactPointView): string[] {
    const ways = point.kind === 'phone' ? (['text', 'voicemail'] as const) : [];
    return [
      ...(point.safeTimes ? [point.safeTimes] : []),
      ...ways.map((way) => this.texts.get(`contact.${way}-${point[way]}`)),
      ...(point.hasCodeWord ? [this.texts.get('contact.has-code-word')] : []),
      ...(point.knownToPersonCausingHarm === 'yes' ? [this.texts.get('contact.known')] : []),
    ];
  }

  protected heading(point: ContactPointView): string {
    if (point.saidBy === 'agency') return this.texts.get('contact.verify-agency');
    if (point.needsVerifying) return this.texts.get('contact.verify');
    const way = point.kind === 'phone' ? 'call' : 'post';
    return this.texts.get(`contact.${way}-${point[way]}`);
  }
}
