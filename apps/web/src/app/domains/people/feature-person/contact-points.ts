import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ContactPointView } from '@waymark/contracts';
import { SafeContactLine, type ContactTone } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { ContactRevealsClient } from '../../shared/data/contact-reveals-client';
import { SafeTimes } from '../../shared/data/safe-times';
import { WayWords } from '../../shared/ui/way-words';
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
  private readonly wayWords = inject(WayWords);
  private readonly safeTimes = inject(SafeTimes);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly personId = input.required<string>();
  readonly points = input.required<readonly ContactPointView[]>();
  /** Nobody is asked any more, and whoever answers at a number is somebody else. */
  readonly hasDied = input(false);

  protected tone({ ways }: ContactPointView): ContactTone {
    return this.hasDied() ? 'unsafe' : this.wayWords.tone(ways[0]);
  }

  /** What may be done and what must not, in the order in which somebody about to ring needs it. */
  protected parts(point: ContactPointView): string[] {
    if (this.hasDied()) return [];
    return [
      ...this.safeTimes.words(point.safeTimes),
      ...point.ways.slice(1).map((way) => this.wayWords.say(way)),
      ...(point.hasCodeWord ? [this.texts.get('contact.has-code-word')] : []),
      ...(point.knownToPersonCausingHarm === 'yes' ? [this.texts.get('contact.known')] : []),
    ];
  }

  protected heading({ kind, ways: [first] }: ContactPointView): string {
    if (this.hasDied()) return this.texts.get('contact.has-died');
    return first ? this.wayWords.say(first) : this.texts.code('contact-kind', kind);
  }
}
