import { inject, Service } from '@angular/core';
import type { SettingView } from '@waymark/contracts';
import type { ClockTarget, SettingUnit } from '@waymark/domain';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';

const SAYS_ITSELF: readonly SettingUnit[] = ['target', 'count', 'weights', 'dates', 'roles'];

/** A setting's name and value in words. */
@Service()
export class SettingWords {
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);

  name({ key }: Pick<SettingView, 'key'>): string {
    return this.texts.get(`setting-name.${key}`);
  }

  part(name: string): string {
    return this.texts.code('setting-part', name);
  }

  choice(name: string, code: string): string {
    return this.texts.code(`setting-${name}`, code);
  }

  value(value: unknown, { unit }: Pick<SettingView, 'unit'>): string {
    if (value === null || (Array.isArray(value) && value.length === 0)) return this.texts.get('settings.none');
    if (isTarget(value)) return this.target(value);
    if (Array.isArray(value)) return value.map((one: string) => this.listed(one, unit)).join(', ');
    if (typeof value === 'object') return Object.entries(value).map(([name, part]) => this.named(name, part as unknown)).join(', ');
    return String(value);
  }

  /** Said where a figure would not be clear without it. */
  unit({ unit }: Pick<SettingView, 'unit'>): string {
    return SAYS_ITSELF.includes(unit) ? '' : this.texts.code('setting-unit', unit);
  }

  private target({ amount, unit, startsOn }: ClockTarget): string {
    const words = { amount: String(amount), unit: this.choice('unit', unit), start: this.choice('startsOn', startsOn) };
    return this.texts.get('settings.target', words);
  }

  private listed(one: string, unit: SettingView['unit']): string {
    return unit === 'dates' ? this.dates.shortDay(one) : this.texts.code('worker-role', one);
  }

  private named(name: string, part: unknown): string {
    const words = typeof part === 'string' ? this.choice(name, part) : String(part);
    return `${this.part(name)}: ${words}`;
  }
}

function isTarget(value: unknown): value is ClockTarget {
  return typeof value === 'object' && value !== null && 'startsOn' in value;
}
