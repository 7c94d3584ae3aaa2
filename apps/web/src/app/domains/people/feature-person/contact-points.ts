import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ContactPointView } from '@waymark/contracts';
import { SafeContactLine, type ContactTone } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { ContactRevealsClient } from '../../shared/data/contact-reveals-client';
import { SafeTimes } from '../../shared/data/safe-times';
import { MaskedContact } from '../../shared/ui/masked-contact';

/** How to reach somebody. Each line says first whether it is safe; the number itself is asked for, and that is recorded. */
@Component({
  selector: 'app-contact-points',
  imports: [MaskedContact, SafeContactLine, TranslocoPipe],
  templateUrl: './contact-points.html',
  styleUrl: './contact-points.css',
})
export class ContactPoints {
  protected readonly reveals = inject(ContactRevealsClient);
  private readonly safeTimes = inject(SafeTimes);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly personId = input.required<string>();
  readonly points = input.required<readonly ContactPointView[]>();
  /** Nobody is asked any more, and whoever answers at a number is somebody else. */
  readonly hasDied = input(false);
  protected tone(point: ContactPointView): ContactTone {
    if (this.hasDied()) return 'unsafe';
    if (point.needsVerifying) return 'unknown';
    const answer = point.kind === 'phone' ? point.call : point.post;
    if (answer === 'yes') return point.safeTimes ? 'limited' : 'safe';
    return answer === 'no' ? 'unsafe' : 'unknown';
  }

  /** What may be done and what must not, in the order in which somebody about to ring needs it. */
  protected parts(point: ContactPointView): string[] {
    if (this.hasDied()) return [];
    const ways = point.kind === 'phone' ? (['text', 'voicemail'] as const) : [];
    return [
      ...this.safeTimes.words(point.safeTimes),
      ...ways.map((way) => this.texts.get(`contact.${way}-${point[way]}`)),
      ...(point.hasCodeWord ? [this.texts.get('contact.has-code-word')] : []),
      ...(point.knownToPersonCausingHarm === 'yes' ? [this.texts.get('contact.known')] : []),
    ];
  }

  protected heading(point: ContactPointView): string {
    if (this.hasDied()) return this.texts.get('contact.has-died');
    if (point.saidBy === 'agency') return this.texts.get('contact.verify-agency');
    if (point.needsVerifying) return this.texts.get('contact.verify');
    const way = point.kind === 'phone' ? 'call' : 'post';
    return this.texts.get(point[way] === 'yes' && point.safeTimes ? `contact.${way}-at-times` : `contact.${way}-${point[way]}`);
  }
}
