import type { Request } from 'express';
import type { Passwords } from '../../platform/auth/passwords.js';
import type { Allowances } from './allowances.js';
import type { Origins } from './origin.js';
import type { JudgedSignIn, SignInRepository } from './sign-in.repository.js';
import { SignInStrategy } from './sign-in.strategy.js';

const KEY = Buffer.alloc(32);
const of = (...ids: string[]): JudgedSignIn['accounts'] => ids.map((workerId) => ({ workerId, passwordHash: `hash of ${workerId}` }));

/** A sign-in at an address with these accounts, of which the password opens some; and how many passwords were judged for it. */
async function signingIn(accounts: JudgedSignIn['accounts'], ...opened: string[]) {
  const judged: (string | null)[] = [];
  const signIns = { judge: async () => ({ isJudged: true, accounts }), noteOutcome: async () => undefined };
  const passwords = { matches: async (hash: string | null) => (judged.push(hash), opened.some((id) => hash === `hash of ${id}`)) };
  const allowances = { ofPassword: async () => ({ accountKey: KEY, addressKey: KEY }) };
  const strategy = new SignInStrategy(
    signIns as unknown as SignInRepository,
    passwords as unknown as Passwords,
    allowances as unknown as Allowances,
    { of: () => ({}) } as unknown as Origins,
  );
  const found = await strategy.validate({} as Request, 'nia@north.example', 'a password').then(({ workerId }) => workerId, () => 'nobody');
  return { found, judged: judged.length };
}

describe('a sign-in by password', () => {
  it.each<[string, JudgedSignIn['accounts'], string[], string]>([
    ['an address of nobody', [], [], 'nobody'],
    ['a wrong password', of('a'), [], 'nobody'],
    ['a right one', of('a'), ['a'], 'a'],
    ['one of two organisations', of('a', 'b'), ['b'], 'b'],
    ['the first of two', of('a', 'b'), ['a'], 'a'],
    ['neither of the two', of('a', 'b'), [], 'nobody'],
  ])('takes as long for %s, and so tells nobody how many accounts an address has', async (_, accounts, opened, found) => {
    expect(await signingIn(accounts, ...opened)).toEqual({ found, judged: 2 });
  });

  it('opens always the same of two accounts that have one password', async () => {
    expect([await signingIn(of('a', 'b'), 'a', 'b'), await signingIn(of('b', 'a'), 'a', 'b')].map(({ found }) => found)).toEqual(['a', 'a']);
  });
});
