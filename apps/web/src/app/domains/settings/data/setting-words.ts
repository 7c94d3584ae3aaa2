import { inject, Service } from '@angular/core';
import type { SettingView } from '@waymark/contracts';
import type { ClockTarget } from '@waymark/domain';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';

/** Units that a figure is said with; the others say themselves. */
const COUNTED: readonly string[] = ['cases', 'days', 'hours', 'minutes', 'months', 'working-days', 'years'];

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

  choice(of: string, code: string): string {
    return this.texts.code(`setting-${of}`, code);
  }

  value(value: unknown, { unit }: Pick<SettingView, 'unit'>): string {
    if (value === null || (Array.isArray(value) && value.length === 0)) return this.texts.get('settings.none');
    if (isTarget(value)) return this.target(value);
    if (Array.isArray(value)) return value.map((one: string) => this.listed(one, unit)).join(', ');
    if (typeof value === 'object') return Object.entries(value).map(([name, part]) => this.named(name, part as unknown, unit)).join(', ');
    return unit === 'provider' ? this.choice(unit, String(value)) : this.amount(value, unit);
  }

  private target({ amount, unit, startsOn }: ClockTarget): string {
    return this.texts.get('settings.target', { amount: this.amount(amount, unit), start: this.choice('startsOn', startsOn) });
  }

  /** A figure with its unit, in the form that the language gives it beside that figure. */
  private amount(value: unknown, unit: string): string {
    return typeof value === 'number' && COUNTED.includes(unit) ? this.texts.get(`setting-amount.${unit}`, { count: value }) : String(value);
  }

  private listed(one: string, unit: SettingView['unit']): string {
    return unit === 'dates' ? this.dates.shortDay(one) : this.texts.code('worker-role', one);
  }

  private named(name: string, part: unknown, unit: string): string {
    const words = typeof part === 'string' ? this.choice(name, part) : name === unit ? String(part) : this.amount(part, unit);
    return `${this.part(name)}: ${words}`;
  }
}

function isTarget(value: unknown): value is ClockTarget {
  return typeof value === 'object' && value !== null && 'startsOn' in value;
}
