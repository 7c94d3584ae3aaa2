/** Letters that lose nothing but a stroke or a join, and that Unicode does not take apart by itself. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

const APOSTROPHES = /['’‘ʼʻ`´]/g;
const MARKS_AND_INVISIBLES = /[\p{M}\p{Cf}]/gu;
const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}]+/gu;

/**
 * A name as it is compared: lower case, without accents (ŵ is w, â is a), apostrophes dropped, hyphens and runs of
 * space folded into one space. What is shown is always the name as it was given.
 */
export function nameKey(text: string): string {
  return (
    text
      .replace(APOSTROPHES, '')
      .normalize('NFKD')
      .toLowerCase()
      .replace(APOSTROPHES, '')
      .replace(MARKS_AND_INVISIBLES, '')
      .replace(/[łøđðþßæœı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
      .replace(NEITHER_LETTER_NOR_DIGIT, ' ')
      .trim()
      // "O Brien" is O'Brien written with a space.
      .replace(/(?<=^|\p{L}{2} )o (?=\p{L}{2})/gu, 'o')
  );
}

/** Without its spaces, so that "Brown-Taylor", "Brown Taylor" and "BrownTaylor" are one name. */
export function closedNameKey(text: string): string {
  return nameKey(text).replaceAll(' ', '');
}

/** Spellings of one sound in English and in names written down from hearing; the order matters. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/ck/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'],
  [/z/g, 's'],
  [/(ie|ey|ee|y)(?=$| )/g, 'i'],
  [/y/g, 'i'],
  [/rh/g, 'r'],
  [/(.)\1+/g, '$1'],
];

/**
 * A name as it is heard on the telephone: "Ellunned Pari" and "Eluned Parry" are one sound. It finds names that are alike;
 * it never makes two of them the same.
 */
export function soundKey(text: string): string {
  return SOUNDS.reduce((key, [spelling, sound]) => key.replace(spelling, sound), nameKey(text)).replaceAll(' ', '');
}
