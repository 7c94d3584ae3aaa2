import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { BROWSERS, FIELD_PROBLEM_CODES, PROBLEM_CODES, SAFEGUARDING_DECISIONS, SYSTEMS } from '@waymark/contracts';
import * as domain from '@waymark/domain';
import cy from './cy.json';
import review from './cy.review.json';
import en from './en.json';

const catalogues: Record<string, Record<string, string>> = { en, cy };
const SOURCES = join(__dirname, '..', 'app');
const WELSH_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /(?<!\.spec)\.(ts|html)$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

/** Keys that stand in templates, in calls for words and in tables of pages and shortcuts. */
function keysUsed(): string[] {
  const found = sources(SOURCES).flatMap((source) =>
    [...source.matchAll(/'([a-z][a-z0-9-]*(?:\.[\w-]+)+)'(?=\s*(?:\||\)|,|\}|:|\n))/g)].map((match) => match[1]!),
  );
  const families = new Set(Object.keys(en).map((key) => key.split('.')[0]));
  return [...new Set(found)].filter((key) => families.has(key.split('.')[0]));
}

function pluralForms(elements: readonly MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => {
    if (!('options' in element)) return [];
    const inner = Object.values(element.options).flatMap((option) => pluralForms(option.value));
    return 'pluralType' in element ? [Object.keys(element.options), ...inner] : inner;
  });
}

const params = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((element) => ('options' in element || element.type === 1 || element.type === 2 ? [element.value] : []));

describe('the two catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(cy).sort()).toEqual(Object.keys(en).sort());
  });

  it('tell a referral that has come in from one that was accepted, in Welsh as in English', () => {
    const received = Object.keys(en).filter((key) => /\breceived\b/i.test(catalogues['en']![key]!));
    expect(received.filter((key) => /derbyniwyd/i.test(catalogues['cy']![key]!))).toEqual([]);
  });

  it('tell what is left from what comes after, and a try from an offer, in Welsh as in English', () => {
    const [english, welsh] = [catalogues['en']!, catalogues['cy']!];
    const counted = Object.keys(english).filter((key) => /# .*(to go|left)\b/.test(english[key]!));
    expect(counted.filter((key) => / ar ôl/.test(welsh[key]!))).toEqual([]);
    const tries = Object.keys(english).filter((key) => /\b(attempts?|next try|not tried)\b/i.test(english[key]!));
    expect(tries.filter((key) => /\b[cg]ynnig|\bcynig/i.test(welsh[key]!))).toEqual([]);
    expect(counted.length * tries.length).toBeGreaterThan(0);
  });

  it('leave no key without words', () => {
    for (const catalogue of Object.values(catalogues)) {
      expect(Object.keys(catalogue).filter((key) => !catalogue[key]!.trim())).toEqual([]);
    }
  });

  it('speak of the same things in both languages', () => {
    const used = (text: string) => [...new Set(params(parse(text)))].sort().join();
    const differing = Object.keys(en).filter((key) => used(catalogues['en']![key]!) !== used(catalogues['cy']![key]!));
    expect(differing).toEqual([]);
  });

  it('count in all six Welsh forms', () => {
    const lacking = Object.entries(cy).filter(([, text]) =>
      pluralForms(parse(text)).some((forms) => WELSH_FORMS.some((form) => !forms.includes(form))),
    );
    expect(lacking.map(([key]) => key)).toEqual([]);
  });

  it('know every key that a page asks for', () => {
    expect(keysUsed().filter((key) => !(key in en))).toEqual([]);
    expect(keysUsed().length).toBeGreaterThan(50);
  });

  it('list only real keys as not yet reviewed by a Welsh speaker', () => {
    expect(review.unreviewed.filter((key) => !(key in cy))).toEqual([]);
  });
});

describe('every code that a worker can meet', () => {
  const lists: [string, readonly string[]][] = [
    ['problem', PROBLEM_CODES],
    ['field', FIELD_PROBLEM_CODES],
    ['code.risk', domain.KNOWN_RISKS],
    ['code.safety', domain.SAFETY_ANSWERS],
    ['code.contact-owner', domain.CONTACT_OWNERS],
    ['code.language', domain.CHOSEN_LANGUAGES],
    ['code.interpreter', domain.INTERPRETER_NEEDS],
    ['code.gender', domain.GENDERS],
    ['code.consent-purpose', domain.CONSENT_PURPOSES],
    ['code.consent', domain.CONSENT_ANSWERS],
    ['code.abuse', domain.ABUSE_TYPES],
    ['code.source', domain.REFERRAL_SOURCES],
    ['code.relationship', domain.RELATIONSHIPS],
    ['code.safeguarding', SAFEGUARDING_DECISIONS],
    ['code.state', domain.REFERRAL_STATES],
    ['code.decline', domain.DECLINE_REASONS],
    ['code.return', domain.RETURN_REASONS],
    ['code.withdrawal', domain.WITHDRAWAL_REASONS],
    ['code.clock', domain.CLOCK_KINDS],
    ['code.contact-kind', domain.CONTACT_KINDS],
    ['code.caution', domain.CONTACT_CAUTIONS],
    ['code.contact-standing', domain.CONTACT_STANDINGS],
    ['code.way-safety', domain.WAY_SAFETIES],
    ['code.worker-role', domain.ROLES],
    ['code.match', domain.MATCH_REASONS],
    ['code.strength', domain.MATCH_STRENGTHS],
    ['code.instrument', domain.EXTERNAL_INSTRUMENTS],
    ['code.browser', BROWSERS],
    ['code.system', SYSTEMS],
    ['code.there-are', domain.SAFETY_ANSWERS],
  ];

  it.each(lists)('of the list %s has words', (list, codes) => {
    expect(codes.filter((code) => !(`${list}.${code}` in en))).toEqual([]);
  });
});
