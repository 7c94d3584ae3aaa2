import { declareConflict, endBlock, setBlock, type BlockSetting, type PossibleHolder } from './person-blocks.js';

const setting = (changes: Partial<BlockSetting> = {}): BlockSetting => ({
  workerId: 'amina',
  by: 'manager',
  reason: 'knows-person',
  words: null,
  isInForce: false,
  holdsSomething: false,
  newHolderId: null,
  possibleHolders: ['bethan', 'manager'],
  ...changes,
});

describe('setting a block', () => {
  it('needs no new holder for a worker who holds nothing of the person', () => {
    expect(setBlock(setting())).toEqual({ ok: true, value: { newHolderId: null } });
  });

  it('is refused without a new holder while she holds something, so that nobody falls off a list', () => {
    expect(setBlock(setting({ holdsSomething: true }))).toEqual({ ok: false, refusal: 'block-new-holder-needed' });
  });

  it('names the new holder in the same act', () => {
    expect(setBlock(setting({ holdsSomething: true, newHolderId: 'bethan' }))).toEqual({ ok: true, value: { newHolderId: 'bethan' } });
  });

  it.each(['amina', 'nobody-here'])('never makes %s the new holder, who is the worker herself or may not hold it', (newHolderId) => {
    const possibleHolders = ['amina', 'bethan'];
    expect(setBlock(setting({ holdsSomething: true, newHolderId, possibleHolders }))).toEqual({ ok: false, refusal: 'worker-not-available' });
  });

  it('is refused for oneself, since one’s own conflict is declared', () => {
    expect(setBlock(setting({ by: 'amina' }))).toEqual({ ok: false, refusal: 'block-of-oneself' });
  });

  it('is refused where one is in force', () => {
    expect(setBlock(setting({ isInForce: true }))).toEqual({ ok: false, refusal: 'block-in-force-already' });
  });

  it.each([null, '', '  '])('asks for words where the reason is another (%p)', (words) => {
    expect(setBlock(setting({ reason: 'other', words }))).toEqual({ ok: false, refusal: 'block-words-missing' });
  });
});

describe('declaring a conflict', () => {
  const holder = (id: string, roles: PossibleHolder['roles'], isClose = false): PossibleHolder => ({ id, roles, isClose });
  const declared = (possibleHolders: PossibleHolder[], holdsSomething = true) =>
    declareConflict({ reason: 'knows-person', words: null, holdsSomething, possibleHolders });

  it('needs nobody where she holds nothing', () => {
    expect(declared([], false)).toEqual({ ok: true, value: { newHolderId: null } });
  });

  it.each<[string, PossibleHolder[], string]>([
    ['her own team lead first', [holder('worker', ['key-worker'], true), holder('other-lead', ['team-lead']), holder('lead', ['team-lead'], true)], 'lead'],
    ['another lead where she has none', [holder('manager', ['service-manager'], true), holder('other-lead', ['team-lead'])], 'other-lead'],
    ['a manager where there is no lead', [holder('worker', ['key-worker'], true), holder('manager', ['service-manager'])], 'manager'],
    ['any colleague before nobody', [holder('worker', ['key-worker'])], 'worker'],
  ])('gives what she holds to %s', (_, holders, newHolderId) => {
    expect(declared(holders)).toEqual({ ok: true, value: { newHolderId } });
  });

  it('is refused where nobody is left to hold what she holds', () => {
    expect(declared([])).toEqual({ ok: false, refusal: 'nobody-to-hold' });
  });

  it('asks for words where the reason is another', () => {
    const declaring = { reason: 'other', words: ' ', holdsSomething: false, possibleHolders: [] } as const;
    expect(declareConflict(declaring)).toEqual({ ok: false, refusal: 'block-words-missing' });
  });
});

describe('ending a block', () => {
  it('needs a reason, and words where it is another', () => {
    expect(endBlock({ isInForce: true, reason: 'no-conflict-found', words: null })).toEqual({ ok: true, value: undefined });
    expect(endBlock({ isInForce: true, reason: 'other', words: null })).toEqual({ ok: false, refusal: 'block-words-missing' });
  });

  it('is done once', () => {
    expect(endBlock({ isInForce: false, reason: 'set-by-mistake', words: null })).toEqual({ ok: false, refusal: 'block-ended-already' });
  });
});
