import { Component, computed, inject, input } from '@angular/core';
import type { KnownRisk } from '@waymark/domain';
import { RiskBadge, type BadgeLevel } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';

const LEVELS: Readonly<Record<KnownRisk, BadgeLevel>> = {
  'not-assessed': 'unknown',
  standard: 'standard',
  medium: 'medium',
  high: 'high',
};

/** The risk of somebody as far as it is known, with the day it was decided. */
@Component({
  selector: 'app-risk',
  imports: [RiskBadge],
  template: `<wm-risk-badge [level]="level()" [text]="texts.code('risk', risk())" [detail]="detail()" />`,
})
export class Risk {
  readonly risk = input.required<KnownRisk>();
  readonly decidedAt = input<string | null>(null);
  protected readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  protected readonly level = computed(() => LEVELS[this.risk()]);
  protected readonly detail = computed(() => {
    const at = this.decidedAt();
    return at === null ? null : this.dates.shortDay(this.dates.dayOf(at));
  });
}
