import { judgePassword, type PasswordOwner } from './judge-password.js';

const KNOWN = new Set(['password', 'dragon', 'letmein', 'sunshine', 'umbrella', 'princess', 'passwordstandard']);
const OWNER: PasswordOwner = {
  displayName: 'Siân Wyn-Roberts',
  email: 'sian.wr@calon.example',
  organisationNames: ['Calon Gogledd', 'North Heart'],
};

const refusalOf = (password: string, owner: PasswordOwner | null = OWNER): string | null => {
  const ruling = judgePassword(password, KNOWN, owner);
  return ruling.ok ? null : ruling.refusal;
};

describe('a password that is chosen', () => {
  it.each([
    ['passwordstandard', 'it is on the list'],
    ['Password1234567', 'only digits stand beside a known one'],
    ['2026!!Password!!2026', 'only digits and signs stand around a known one'],
    ['P@ssw0rd-P@ssw0rd', 'signs stand for letters, twice'],
    ['P@ssw0rd2026!!!', 'signs stand for letters, and a year and signs follow'],
    ['Dr@gon2026Letmein', 'signs stand for letters on one side of a year'],
    ['Dragon1987letmein', 'it is two known ones with a year between'],
    ['sunshineprincess1', 'it is two known ones end to end'],
    ['aaaaaaaaaaaaaaaa', 'it is one letter'],
    ['glan glan glan glan', 'it repeats itself'],
    ['!!!!!!!!!!!!!!!!', 'it is one sign'],
    ['123456789012345', 'it counts'],
    ['qwertyuiopasdfgh', 'it follows the keyboard'],
    ['zyxwvutsrqponmlk', 'it is the alphabet backwards'],
    ['1a2b3c4d5e6f7g8h', 'it counts and spells by turns'],
  ])('is refused when %s is easy to guess: %s', (password) => {
    expect(refusalOf(password)).toBe('password-too-common');
  });

  it.each([
    ['siân likes long walks', 'a part of her name'],
    ['wynroberts drinks tea', 'her surname without its hyphen'],
    ['my r0berts 4 breakfast', 'her surname with a digit for a letter'],
    ['sianwr and a long tail', 'her address before the @'],
    ['the calon of a stranger', 'a word of the organisation'],
    ['far up the NORTH passage', 'a word of its English name'],
    ['waymark opens at nine', 'the name of the product'],
  ])('is refused when %j has in it %s', (password) => {
    expect(refusalOf(password)).toBe('password-names-you');
  });

  it.each([
    'correct horse battery staple',
    'a long and invented passphrase',
    'dragon umbrella letmein sunshine',
    'mae cath ddu yn y gegin',
    'hQ7-vv2m.Xo9_41ze',
    '837190264719306',
  ])('is taken when it is %j', (password) => {
    expect(refusalOf(password)).toBeNull();
  });

  it('may have in it what is somebody else’s name, and short parts of her own', () => {
    expect(refusalOf('siân likes long walks', null)).toBeNull();
    expect(refusalOf('planning a garden wall', { ...OWNER, displayName: 'Ann Lee' })).toBeNull();
  });

  it('never has the product’s name in it, whoever chooses', () => {
    expect(refusalOf('waymark opens at nine', null)).toBe('password-names-you');
  });
});
