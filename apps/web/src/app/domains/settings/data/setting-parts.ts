import type { SettingView } from '@waymark/contracts';
import { CLOCK_STARTS, CLOCK_UNITS, PROVIDER_SIGN_INS, REPEAT_INCIDENTS, ROLES } from '@waymark/domain';
import { readDay } from '../../../platform/texts/read-day';

/** One thing to enter. A value that is a single number has one part without a name. */
export type SettingPart =
  | { name: string; kind: 'number'; isOptional: boolean }
  | { name: string; kind: 'choice'; of: string; codes: readonly string[] }
  | { name: string; kind: 'days' }
  | { name: string; kind: 'roles'; codes: readonly string[] };

const CODES: Readonly<Record<string, readonly string[]>> = {
  unit: CLOCK_UNITS,
  startsOn: CLOCK_STARTS,
  incident: REPEAT_INCIDENTS,
};

/** Far enough for any closure that somebody plans; two digits of a year are read before it. */
const LAST_DAY = '2079-12-31';

/** What has to be entered for a setting, by the shape of the value it ships with. */
export function partsOf({ shipped, unit }: Pick<SettingView, 'shipped' | 'unit'>): SettingPart[] {
  if (unit === 'dates') return [{ name: '', kind: 'days' }];
  if (unit === 'roles') return [{ name: '', kind: 'roles', codes: ROLES }];
  if (unit === 'provider') return [{ name: '', kind: 'choice', of: unit, codes: PROVIDER_SIGN_INS }];
  if (shipped === null || typeof shipped !== 'object') return [{ name: '', kind: 'number', isOptional: shipped === null }];
  return Object.entries(shipped).map(([name, value]) =>
    typeof value === 'string' ? { name, kind: 'choice', of: name, codes: CODES[name] ?? [value] } : { name, kind: 'number', isOptional: false },
  );
}

/** The value as it stands in the fields, by the names of the parts. */
export function entriesOf(value: unknown): Record<string, string> {
  if (Array.isArray(value)) return { '': value.join('\n') };
  if (value === null || typeof value !== 'object') return { '': value === null ? '' : String(value) };
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, String(part)]));
}

/** The value that was entered; whether it makes sense is for the rule to say. A text that is no number stays one. */
export function valueOf(parts: readonly SettingPart[], entries: Readonly<Record<string, string>>): unknown {
  const values = parts.map((part) => [part.name, readPart(part, (entries[part.name] ?? '').trim())] as const);
  const [only] = values;
  return values.length === 1 && only?.[0] === '' ? only[1] : Object.fromEntries(values);
}

function readPart(part: SettingPart, typed: string): unknown {
  switch (part.kind) {
    case 'choice':
      return typed;
    case 'days':
      return linesOf(typed).map((line) => readDay(line, LAST_DAY) ?? line);
    case 'roles':
      return linesOf(typed);
    case 'number':
      return typed === '' ? null : Number(typed.replace(',', '.'));
  }
}

const linesOf = (typed: string): string[] => typed.split('\n').map((line) => line.trim()).filter(Boolean);
