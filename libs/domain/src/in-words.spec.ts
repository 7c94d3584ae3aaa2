import { isInWords } from './in-words.js';

describe('words on somebody’s safety', () => {
  it.each(['Rang her', 'Mae’n ddiogel', 'IDVA told 14:05'])('are “%s”', (text) => {
    expect(isInWords(text)).toBe(true);
  });

  it.each([null, '', '  ', 'x', 'x y z', '...', 'ok', 'n/a'])('are not “%s”', (text) => {
    expect(isInWords(text)).toBe(false);
  });
});
