import { allowed, refused, type Ruling } from '../ruling.js';

export type PasswordRefusal = 'password-too-common' | 'password-names-you';

/** Whose password it is to be: her name, the part of her address before the @, the names of her organisation. */
export interface PasswordOwner {
  displayName: string;
  email: string;
  organisationNames: readonly string[];
}

/** What a guesser tries first at this door, whoever stands behind it. */
const PRODUCT = 'waymark';
/** Shorter parts of names stand inside ordinary words: refusing "Ann" would refuse "planning". */
const SHORTEST_NAME = 4;
/** Three quarters of the steps along the keyboard or the alphabet; ordinary words come to less than a third. */
const PREDICTABLE_SHARE = 0.75;
const LINES = [
  'abcdefghijklmnopqrstuvwxyz',
  '12345678901',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
];
const LOOKALIKES: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/**
 * NIST SP 800-63B, 3.1.1.2 and the NCSC's password guidance: what many have chosen before, what only repeats or follows
 * the keyboard, and what the place and the person give away is refused; which kinds of character it has is nobody's business.
 * `known` are chosen and leaked passwords in small letters. Without an owner her names are not looked for.
 */
export function judgePassword(password: string, known: ReadonlySet<string>, owner: PasswordOwner | null): Ruling<void, PasswordRefusal> {
  const readings = readingsOf(password);
  if (readings.some((reading) => namesOf(owner).some((name) => reading.includes(name)))) return refused('password-names-you');
  if (readings.some((reading) => isEasy(reading, known))) return refused('password-too-common');
  return allowed();
}

/** As typed, and with the digits and signs that are taken for letters: `P@ssw0rd` is no better than `password`. */
function readingsOf(password: string): string[] {
  const typed = plain(password);
  // A year or "!!" around and between words stands for no letters.
  const words = typed.replaceAll(/[^\p{L}]{3,}|^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const spelt = [...words].map((sign) => LOOKALIKES[sign] ?? sign).join('');
  const bare = [typed, spelt].map((reading) => reading.replaceAll(/[^\p{L}\p{N}]/gu, ''));
  return [typed, ...bare].filter((reading) => reading !== '');
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function namesOf(owner: PasswordOwner | null): string[] {
  if (!owner) return [PRODUCT];
  const whole = [owner.displayName, owner.email.split('@')[0] ?? '', ...owner.organisationNames].map(plain);
  const parts = whole.flatMap((name) => [name.replaceAll(/[^\p{L}\p{N}]/gu, ''), ...name.split(/[^\p{L}]+/u)]);
  return [PRODUCT, ...parts.filter((part) => part.length >= SHORTEST_NAME)];
}

function isEasy(reading: string, known: ReadonlySet<string>): boolean {
  if (repeatedUnit(reading).length < reading.length || followsLines(reading)) return true;
  const core = reading.replaceAll(/^\d+|\d+$/g, '');
  return known.has(reading) || isKnownOrTwoKnown(core, known);
}

/** The shortest beginning of which the whole is made, so "abcabcab" is "abc". */
function repeatedUnit(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
}

/** One after another, or interleaved as in "1a2b3c". */
function followsLines(text: string): boolean {
  return [1, 2].some((distance) => {
    const steps = [...text].slice(distance).map((sign, at) => isStep(text[at] ?? '', sign));
    return steps.filter(Boolean).length >= PREDICTABLE_SHARE * steps.length;
  });
}

function isStep(from: string, to: string): boolean {
  return from === to || LINES.some((line) => line.includes(from + to) || line.includes(to + from));
}

/** Two known ones end to end, also with digits between, are tried right after the single ones. */
function isKnownOrTwoKnown(core: string, known: ReadonlySet<string>): boolean {
  if (known.has(core)) return true;
  for (let at = 1; at < core.length; at += 1) {
    if (known.has(core.slice(0, at).replace(/\d+$/, '')) && known.has(core.slice(at))) return true;
  }
  return false;
}
