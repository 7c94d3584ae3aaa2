import type { CalendarDay } from '../dates/index.js';
import { foldValue } from './listed-values.js';
import type { DraftChild } from './draft-referral.js';
import type { ImportRules } from './import-rules.js';
import { readDate, type DateFault } from './read-date.js';

export interface ChildrenReading {
  children: DraftChild[];
  /** Parts that name no child, or whose date cannot be used, with the reason. */
  faults: Array<{ fault: DateFault | 'unreadable-children'; part: string; offer: string | null }>;
}

const NO_CHILDREN = ['none', 'no', 'n', 'n a', 'na', 'nil', '0', 'no children', 'dim'];

/** Between children stands a spaced slash, a semicolon, a line end, or a comma after a date: slashes divide dates too. */
const BETWEEN = /\s+\/\s+|[;|\n]+|(?<=\d)\s*,\s+/;

const NAME_AND_DATE = /^([^\d]*\p{L}[^\d]*?)[\s,(-]+(?:d\.?o\.?b\.?:?\s*)?(\d[\d\p{L}./\s-]*\d)\)?$/iu;

/** Words that belong to the surname which follows them. */
const PARTICLES = [
  'ap',
  'ab',
  'ferch',
  'van',
  'von',
  'de',
  'der',
  'den',
  'la',
  'le',
  'al',
  'el',
  'bin',
  'bint',
  'st',
  'mac',
];

/** Reads "Name d/m/y / Name d.m.y". Every child is a person of her own, so text that names none goes to a worker. */
export function readChildren(text: string, today: CalendarDay, rules: ImportRules): ChildrenReading {
  const reading: ChildrenReading = { children: [], faults: [] };
  if (NO_CHILDREN.includes(foldValue(text))) return reading;
  for (const part of text.split(BETWEEN).map((one) => one.trim())) {
    if (part !== '') readChild(part, today, rules, reading);
  }
  return reading;
}

function readChild(part: string, today: CalendarDay, rules: ImportRules, reading: ChildrenReading): void {
  const dated = NAME_AND_DATE.exec(part);
  const name = childName(dated?.[1] ?? part);
  if (name === null) {
    reading.faults.push({ fault: 'unreadable-children', part, offer: null });
    return;
  }
  if (!dated) {
    reading.children.push({ ...name, dateOfBirth: null });
    return;
  }
  const born = readDate(dated[2] ?? '', 'birth-of-child', today, rules);
  if (!born.ok) reading.faults.push({ fault: born.fault, part, offer: born.day });
  reading.children.push({ ...name, dateOfBirth: born.ok ? born.day : null });
}

/** A name has letters only; "2 children" or "baby due in May (not his)" is for a worker to read. */
function childName(text: string): { forename: string; surname: string | null } | null {
  const words = text.trim().split(/\s+/);
  if (words.length > 5 || !/^\p{Lu}[\p{L}\p{M}'’. -]*$/u.test(words.join(' '))) return null;
  if (words.length === 1) return { forename: words[0] ?? '', surname: null };
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.includes(word.toLowerCase()));
  const from = particle > 0 ? particle : words.length - 1;
  return { forename: words.slice(0, from).join(' '), surname: words.slice(from).join(' ') };
}
