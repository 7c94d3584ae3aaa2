import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readIdentityProviders } from './identity-providers.js';

const folder = mkdtempSync(join(tmpdir(), 'waymark-providers-'));
const secretFile = join(folder, 'client-secret');
writeFileSync(secretFile, 'a secret of two\n', { mode: 0o600 });

const GOOD = {
  key: 'north',
  organisationId: '3f0c1c5e-6f0a-4a53-9d0e-1f2a3b4c5d6e',
  issuer: 'https://login.north.example',
  clientId: 'waymark',
  clientSecretFile: secretFile,
  button: { en: 'Sign in with North', cy: 'Mewngofnodi â North' },
};

function fileOf(content: unknown): string {
  const file = join(folder, 'providers.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('the file of identity providers', () => {
  it('is no file at all in most deployments', () => {
    expect(readIdentityProviders(null)).toEqual([]);
  });

  it('names a provider by its issuer and the claim that names a worker, and vouches for nothing by itself', () => {
    const [provider] = readIdentityProviders(fileOf([GOOD]));
    expect(provider).toMatchObject({ issuer: GOOD.issuer, clientSecret: 'a secret of two', subjectClaim: 'sub', secondFactor: { acr: [], amr: [] } });
  });

  it.each([
    ['a list', { ...GOOD }, 'is not a list'],
    ['JSON', '{', 'cannot be read as JSON'],
    ['of known fields', [{ ...GOOD, clientSecret: 'in clear' }], 'a field "clientSecret" that nothing reads'],
    ['of issuers over TLS', [{ ...GOOD, issuer: 'http://login.north.example' }], 'not an https address'],
    ['of issuers that are addresses', [{ ...GOOD, issuer: 'north' }], 'not an https address'],
    ['with a text in each language', [{ ...GOOD, button: { en: 'Sign in' } }], 'no proper "cy"'],
    ['with a key that fits into an address', [{ ...GOOD, key: '../north' }], 'no proper "key"'],
    ['with one provider for an organisation', [GOOD, { ...GOOD, key: 'again' }], 'one organisationId twice'],
    ['with one provider under a key', [GOOD, { ...GOOD, organisationId: '4f0c1c5e-6f0a-4a53-9d0e-1f2a3b4c5d6e' }], 'one key twice'],
    ['with words for a second factor', [{ ...GOOD, secondFactor: { amr: 'mfa' } }], 'no proper list "amr"'],
    ['with a secret in a file', [{ ...GOOD, clientSecretFile: join(folder, 'none') }], 'cannot be read'],
  ])('has to be %s', (_, content, message) => {
    expect(() => readIdentityProviders(fileOf(content))).toThrow(message);
  });

  it('names no secret that others can change, and none that is empty', () => {
    chmodSync(secretFile, 0o622);
    expect(() => readIdentityProviders(fileOf([GOOD]))).toThrow('others can write');
    chmodSync(secretFile, 0o600);
    const empty = join(folder, 'empty');
    writeFileSync(empty, '\n', { mode: 0o600 });
    expect(() => readIdentityProviders(fileOf([{ ...GOOD, clientSecretFile: empty }]))).toThrow('is empty');
  });

  it('may name plain http on this very machine, where there is no way between', () => {
    expect(readIdentityProviders(fileOf([{ ...GOOD, issuer: 'http://localhost:4000' }]))[0]?.issuer).toBe('http://localhost:4000');
  });
});
