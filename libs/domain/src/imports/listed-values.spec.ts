import { HEADINGS, foldHeading } from './import-fields.js';
import {
  ABUSE_WORDS,
  ANSWER_WORDS,
  codeFor,
  CONSENT_WORDS,
  ETHNICITY_WORDS,
  foldValue,
  GENDER_WORDS,
  GRADE_WORDS,
  INSTRUMENT_WORDS,
  RELATIONSHIP_WORDS,
  SERVICE_WORDS,
  SOURCE_WORDS,
} from './listed-values.js';

const LISTS: ReadonlyArray<[string, Readonly<Record<string, readonly string[]>>]> = [
  ['answers', ANSWER_WORDS],
  ['consents', CONSENT_WORDS],
  ['sources', SOURCE_WORDS],
  ['kinds of abuse', ABUSE_WORDS],
  ['relationships', RELATIONSHIP_WORDS],
  ['services', SERVICE_WORDS],
  ['genders', GENDER_WORDS],
  ['ethnic groups', ETHNICITY_WORDS],
  ['instruments', INSTRUMENT_WORDS],
  ['grades', GRADE_WORDS],
];

describe.each(LISTS)('the words for %s', (_, list) => {
  const words = Object.entries(list).flatMap(([code, synonyms]) => [...new Set([foldValue(code), ...synonyms])]);

  it('never let one word mean two things', () => {
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  it('are written as they are compared, so that none is dead', () => {
    expect(words.filter((word) => foldValue(word) !== word)).toEqual([]);
  });
});

describe('headings', () => {
  const headings = Object.values(HEADINGS).flat();

  it('never fit two fields', () => {
    expect(headings.filter((heading, index) => headings.indexOf(heading) !== index)).toEqual([]);
  });

  it('are written as they are compared', () => {
    expect(headings.filter((heading) => foldHeading(heading) !== heading)).toEqual([]);
  });
});

describe("agencies' words", () => {
  it.each([
    [' YES ', 'yes'],
    ['n', 'no'],
    ["Don't know", 'unknown'],
    ['N/A', 'unknown'],
    ['NA', 'unknown'],
    ['Ydy', 'yes'],
  ])('take %s as %s', (text, code) => {
    expect(codeFor(text, ANSWER_WORDS)).toBe(code);
  });

  it('are looked up whole: a longer sentence is not its first word', () => {
    expect(codeFor('yes but only when he is out', ANSWER_WORDS)).toBeNull();
    expect(codeFor('no longer partner', RELATIONSHIP_WORDS)).toBeNull();
  });

  it('fold accents, case and marks', () => {
    expect(codeFor('A&E', SOURCE_WORDS)).toBe('health-emergency');
    expect(codeFor("Children's Services", SOURCE_WORDS)).toBe('childrens-social-care');
    expect(codeFor('Ex-Husband', RELATIONSHIP_WORDS)).toBe('ex-spouse');
    expect(codeFor('fiancé', RELATIONSHIP_WORDS)).toBe('engaged');
  });
});
