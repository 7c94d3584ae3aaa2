import { TestBed } from '@angular/core/testing';
import { realTexts, speak } from '../../../test-texts';
import { ProblemError, type ShownCode } from './problem-error';
import { ProblemWords } from './problem-words';

describe('what is said of a refused request', () => {
  let words: ProblemWords;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [realTexts()] });
    await speak('en');
    words = TestBed.inject(ProblemWords);
  });

  const said = (code: ShownCode, isReading: boolean): string => words.of(new ProblemError(code, 503, null, [], null, isReading));

  it.each<ShownCode>(['busy', 'offline', 'unexpected'])('when %s, promises what was typed only where something was sent', (code) => {
    expect(said(code, false)).toContain('What you typed is still here');
    expect(said(code, true)).not.toContain('typed');
    expect(said(code, true)).toMatch(/try again/i);
  });

  it('is the same sentence for a reading where it promises nothing', () => {
    expect(said('not-allowed', true)).toBe(said('not-allowed', false));
  });
});
