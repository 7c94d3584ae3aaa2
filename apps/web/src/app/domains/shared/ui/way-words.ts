import { inject, Service } from '@angular/core';
import type { WayOfContact, WaySafety } from '@waymark/domain';
import type { ContactTone } from '@waymark/ui';
import { Texts } from '../../../platform/texts/texts';

const TONES: Readonly<Record<WaySafety, ContactTone>> = {
  safe: 'safe',
  'at-times': 'limited',
  'outside-times': 'limited',
  'agency-word': 'unknown',
  'out-of-date': 'unknown',
  'not-known': 'unknown',
  unsafe: 'unsafe',
};

/** The one way in which every screen says how safe a way of reaching somebody is. */
@Service()
export class WayWords {
  private readonly texts = inject(Texts);

  say({ method, safety }: WayOfContact): string {
    return this.texts.get('contact.way', { method: this.texts.code('method', method), said: this.texts.code('way-safety', safety) });
  }

  tone(way: WayOfContact | undefined): ContactTone {
    return way ? TONES[way.safety] : 'unknown';
  }
}
