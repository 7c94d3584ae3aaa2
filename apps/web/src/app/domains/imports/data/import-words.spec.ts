import { TestBed } from '@angular/core/testing';
import type { ImportCounts } from '@waymark/contracts';
import { realTexts, speak } from '../../../../test-texts';
import { ImportWords, keptAhead, undoneSoFar } from './import-words';

const counts = (parts: Partial<Omit<ImportCounts, 'rows'>>): ImportCounts => {
  const { reviewHigh = 0, ...others } = parts;
  const all = { waiting: 0, referral: 0, review: 0, blank: 0, discarded: 0, withdrawn: 0, kept: 0, ...others };
  return { rows: Object.values(all).reduce((sum, part) => sum + part, 0), reviewHigh, ...all };
};
const figuresIn = (sentence: string): number[] => [...sentence.matchAll(/\d+/g)].map(([figure]) => Number(figure));

describe('what is said of a file', () => {
  let words: ImportWords;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [realTexts()] });
    words = TestBed.inject(ImportWords);
  });

  it.each(['en', 'cy'] as const)('names parts that add up to its rows after an undo, in %s', async (language) => {
    await speak(language);
    const undone = counts({ withdrawn: 15, review: 7, blank: 3, discarded: 4, kept: 2, waiting: 5 });
    const [rows, ...parts] = figuresIn(words.counts(undone, true));
    expect([rows, parts.sort((a, b) => a - b)]).toEqual([36, [2, 3, 4, 5, 7, 15]]);
  });

  it('tells one referral left as it is from several', async () => {
    await speak('en');
    expect(words.counts(counts({ withdrawn: 1, kept: 1 }), true)).toContain('1 was a referral and is withdrawn');
    expect(words.counts(counts({ withdrawn: 1, kept: 1 }), true)).toContain('1 referral was left as it is.');
    expect(words.counts(counts({ withdrawn: 1, kept: 2 }), true)).toContain('2 referrals were left as they are.');
    await speak('cy');
    expect(words.counts(counts({ withdrawn: 1, kept: 1 }), true)).toContain('Gadawyd 1 atgyfeiriad fel y mae.');
    expect(words.counts(counts({ withdrawn: 1, kept: 2 }), true)).toContain('Gadawyd 2 atgyfeiriad fel y maent.');
  });

  it('says nothing of what is left as it is, set aside or waiting where there is none', async () => {
    await speak('en');
    expect(words.counts(counts({ withdrawn: 2, review: 1 }), true)).toBe(
      '3 rows: 2 were referrals and are withdrawn, 1 was to review, 0 are blank.',
    );
  });

  it.each(['en', 'cy'] as const)('says how many of the rows to review state high risk, and nothing where there are none, in %s', async (language) => {
    await speak(language);
    expect(figuresIn(words.counts(counts({ referral: 3, review: 9, reviewHigh: 4 })))).toEqual([12, 3, 9, 0, 4]);
    expect(figuresIn(words.counts(counts({ referral: 3, review: 9 })))).toEqual([12, 3, 9, 0]);
  });

  it('says before an undo which rows it closes', async () => {
    await speak('en');
    expect(words.undoCloses({ review: 4 })).toEqual(['4 rows to review are closed with it and come again only with the file.']);
    expect(words.undoCloses({ review: 0 })).toEqual([]);
  });

  it('counts before an undo the referrals that stay, whatever keeps them', () => {
    expect(keptAhead({ undoAhead: { withdraws: 300, keeps: { 'worked-on': 2, decided: 1 } } })).toBe(3);
    expect(keptAhead({ undoAhead: { withdraws: 1, keeps: {} } })).toBe(0);
    expect(keptAhead({ undoAhead: null })).toBe(0);
  });

  it.each(['en', 'cy'] as const)('says before a file ends how many people at a stated high risk end with it, in %s', async (language) => {
    await speak(language);
    const [rows, referrals, after] = words.highLeft({ state: 'imported', highLeft: { rows: 3, referrals: 2 } });
    expect([figuresIn(rows ?? ''), figuresIn(referrals ?? '')]).toEqual([[3], [2]]);
    expect(after).toBeTruthy();
    expect(words.highLeft({ state: 'uploaded', highLeft: { rows: 0, referrals: 0 } })).toEqual([]);
  });

  it('counts an undo by the referrals that the import made, whatever became of them', async () => {
    await speak('en');
    expect(undoneSoFar(counts({ referral: 3, withdrawn: 5, kept: 1, review: 9 }))).toEqual({ done: 6, referrals: 9 });
    expect(words.undoProgress(counts({ referral: 3, withdrawn: 5, kept: 1 }))).toBe('6 of 9 referrals');
    expect(words.undoProgress(counts({ referral: 1 }))).toBe('0 of 1 referral');
  });
});
