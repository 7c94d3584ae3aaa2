import { readFileSync } from 'node:fs';

const catalogue = (language) =>
  JSON.parse(readFileSync(new URL(`../../web/src/i18n/${language}.json`, import.meta.url), 'utf8'));
const words = { en: catalogue('en'), cy: catalogue('cy') };

/** A text as the screen says it, for texts that carry no values. */
export function say(language, key) {
  const text = words[language][key];
  if (text === undefined) throw new Error(`No words for ${key}`);
  return text;
}

/** English sentences that must never stand on a Welsh page: long enough not to be a name or a loan word. */
export function englishOn(text) {
  return Object.keys(words.en)
    .filter((key) => !/[{}]/.test(words.en[key]) && words.en[key].length >= 8 && words.en[key] !== words.cy[key])
    .map((key) => words.en[key])
    .filter((english) => text.split('\n').some((line) => line.trim() === english));
}
