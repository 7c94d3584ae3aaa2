import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

const LOCALES = { en: 'en-GB', cy: 'cy' };

/**
 * What is wrong with two catalogues: each check by name with its faults.
 * @param {{ en: object, cy: object, files?: { en: string, cy: string }, unreviewed?: unknown, sources?: { file: string, text: string }[] }} given
 */
export function faultsOf({ en, cy, files = { en: '', cy: '' }, unreviewed = [], sources = [] }) {
  const messages = { en: flatten(en), cy: flatten(cy) };
  const trees = { en: treesOf(messages.en), cy: treesOf(messages.cy) };
  return [
    { check: 'every English text has a Welsh one', faults: missing(messages.en, messages.cy) },
    { check: 'every Welsh text has an English one', faults: missing(messages.cy, messages.en) },
    { check: 'no key stands twice in a file', faults: bothLanguages((language) => repeatedKeys(files[language])) },
    { check: 'no text is empty', faults: bothLanguages((language) => emptyOnes(messages[language])) },
    { check: 'every text is a readable ICU message', faults: bothLanguages((language) => trees[language].faults) },
    { check: 'both languages use the same values', faults: differentValues(trees.en.parsed, trees.cy.parsed) },
    {
      check: 'counted texts have every plural form of their language',
      faults: bothLanguages((language) => missingForms(trees[language].parsed, LOCALES[language])),
    },
    { check: 'every text that a screen asks for exists', faults: unknownKeys(messages.en, sources) },
    {
      check: 'what is marked as not yet reviewed exists',
      faults: keysOfReview(unreviewed).filter((key) => !messages.cy.has(key)),
    },
  ];
}

function flatten(catalogue, prefix = '', found = new Map()) {
  for (const [name, value] of Object.entries(catalogue)) {
    if (typeof value === 'object' && value !== null) flatten(value, `${prefix}${name}.`, found);
    else found.set(`${prefix}${name}`, value);
  }
  return found;
}

/** Two branches that were merged may both bring a key; of a repeated one JSON keeps the last and says nothing. */
function repeatedKeys(file) {
  const keys = [...file.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?/g)].filter(([, , colon]) => colon).map(([, key]) => key);
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}

function missing(wanted, present) {
  return [...wanted.keys()].filter((key) => !present.has(key));
}

function emptyOnes(messages) {
  return [...messages].filter(([, text]) => typeof text !== 'string' || text.trim() === '').map(([key]) => key);
}

function treesOf(messages) {
  const parsed = new Map();
  const faults = [];
  for (const [key, text] of messages) {
    try {
      parsed.set(key, parse(String(text), { ignoreTag: true }));
    } catch (error) {
      faults.push(`${key}: ${error.message}`);
    }
  }
  return { parsed, faults };
}

function differentValues(en, cy) {
  return [...en].flatMap(([key, tree]) => {
    if (!cy.has(key)) return [];
    const [wanted, present] = [valuesIn(tree), valuesIn(cy.get(key))].map((values) => [...values].sort().join(', '));
    return wanted === present ? [] : [`${key}: English has {${wanted}}, Welsh has {${present}}`];
  });
}

function valuesIn(tree, found = new Set()) {
  for (const element of tree) {
    if (element.type !== TYPE.literal && element.type !== TYPE.pound) found.add(element.value);
    for (const option of Object.values(element.options ?? {})) valuesIn(option.value, found);
  }
  return found;
}

/** Welsh counts in six forms, English in two; a form left out would fall back to "other" and read wrong. */
function missingForms(parsed, locale) {
  const faults = [];
  for (const [key, tree] of parsed) {
    for (const { value, options, pluralType } of pluralsIn(tree)) {
      const forms = new Intl.PluralRules(locale, { type: pluralType }).resolvedOptions().pluralCategories;
      const absent = forms.filter((form) => !(form in options) && !isExact(form, options));
      if (absent.length > 0) faults.push(`${key}: {${value}} lacks ${absent.join(', ')}`);
    }
  }
  return faults;
}

/** "=0" says the same as "zero" where that form is for nought alone, and so on. */
function isExact(form, options) {
  const number = { zero: '=0', one: '=1', two: '=2' }[form];
  return number !== undefined && number in options;
}

function pluralsIn(tree) {
  return tree.flatMap((element) => [
    ...(element.type === TYPE.plural ? [element] : []),
    ...Object.values(element.options ?? {}).flatMap((option) => pluralsIn(option.value)),
  ]);
}

/**
 * Quoted words with dots that begin like a key. A group of keys, or a beginning that ends in a dash or a dot, may be
 * completed when the page runs. Double quotes in a template hold an expression, not a text.
 */
function unknownKeys(messages, sources) {
  const keys = [...messages.keys()];
  const groups = new Set(keys.map((key) => key.split('.')[0]));
  const isKnown = (text) =>
    messages.has(text) || keys.some((key) => key.startsWith(/[-.]$/.test(text) ? text : `${text}.`));
  return sources.flatMap(({ file, text }) =>
    [...text.matchAll(/(['`])([a-zA-Z][\w-]*(?:\.[\w-]*)+)\1/g)]
      .map(([, , key]) => key)
      .filter((key) => groups.has(key.split('.')[0]) && !isKnown(key))
      .map((key) => `${key} (${file})`),
  );
}

function keysOfReview(unreviewed) {
  if (Array.isArray(unreviewed)) return unreviewed;
  const list = Object.values(unreviewed).find(Array.isArray);
  return list ?? [...flatten(unreviewed).keys()];
}

function bothLanguages(faults) {
  return Object.keys(LOCALES).flatMap((language) => faults(language).map((fault) => `${language}: ${fault}`));
}
