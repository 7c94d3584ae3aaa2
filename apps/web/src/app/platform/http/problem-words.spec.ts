import { TestBed } from '@angular/core/testing';
import { realTexts, speak } from '../../../test-texts';
import { Clock } from '../clock';
import { ProblemError, type ShownCode } from './problem-error';
import { ProblemWords } from './problem-words';

describe('what is said of a refused request', () => {
  let words: ProblemWords;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [realTexts(), { provide: Clock, useValue: { now: () => new Date('2026-11-24T10:01:10Z') } }] });
    await speak('en');
    words = TestBed.inject(ProblemWords);
  });

  const said = (code: ShownCode, isReading: boolean): string => words.of(new ProblemError(code, 503, null, [], null, isReading));

  it.each<ShownCode>(['busy', 'offline', 'unexpected'])('when %s, promises what was typed only where something was sent', (code) => {
    expect(said(code, false)).toContain('What you typed is still here');
    expect(said(code, true)).not.toContain('typed');
    expect(said(code, true)).toMatch(/try again/i);
  });

  it('says until when there were too many attempts, to the minute and never too early', () => {
    const problem = new ProblemError('too-many-attempts', 429, null, [], null, false, 61);
    expect(words.of(problem)).toContain('until 10:03');
    expect(words.of(new ProblemError('too-many-attempts', 429))).toContain('Wait a few minutes');
  });

  it('says how many attempts count and how many it takes, where there are too few', () => {
    const tally = { counted: 1, needed: 5, partsOfDay: 1, partsOfDayNeeded: 2 };
    const said = words.of(new ProblemError('too-few-attempts', 409, null, [], { tally }));
    expect(said).toContain('1 of 5');
    expect(said).toContain('1 of 2');
  });

  it('is the same sentence for a reading where it promises nothing', () => {
    expect(said('not-allowed', true)).toBe(said('not-allowed', false));
  });
});
