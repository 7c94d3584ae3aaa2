import type { FindPeople } from '@waymark/contracts';
import { readDay } from '../../../platform/texts/read-day';

/** Fewer letters than this would list half the register. */
const FEWEST_LETTERS = 2;

/** One search field for everything: a date is looked for as a date of birth, ten digits as a number, the rest as a name. */
export function findWords(words: string, today: string): FindPeople | undefined {
  const text = words.trim().replace(/\s+/g, ' ');
  const dateOfBirth = readDay(text, today);
  if (dateOfBirth) return { name: null, dateOfBirth, phone: null };
  if (/^[+\d][\d\s()-]{8,}$/.test(text)) return { name: null, dateOfBirth: null, phone: text };
  return text.length >= FEWEST_LETTERS ? { name: text, dateOfBirth: null, phone: null } : undefined;
}
