import { randomBytes } from 'node:crypto';
import { NOTHING_BEFORE, sealOf, type Link } from './audit-chain.js';
import { AuditKeys, type SignedAuditHead } from './audit-keys.js';
import { ChainWalk, type Finding } from './verify-chain.js';

const ORGANISATION = '0b2c8a52-4a0e-4a3e-9a44-1f0c0c1b7a11';
const keys = new AuditKeys(Buffer.alloc(32, 7));
const key = keys.sealKey(ORGANISATION);

/** Ten entries, sealed two at a time, a minute apart. */
function aChain(): Link[] {
  let previous: Buffer = NOTHING_BEFORE;
  return Array.from({ length: 10 }, (_, index) => {
    const position = index + 1;
    const minute = `2026-11-24T10:${String(Math.floor(index / 2)).padStart(2, '0')}`;
    const words = [String(100 + position), ORGANISATION, `${minute}:00.000001Z`, `${minute}:00.000001Z`, null, null, 'person.read', 'person', null, null, 'r', []];
    const link = { position, entryId: String(100 + position), sealedAt: `${minute}:05.000000Z`, words };
    previous = sealOf(key, previous, link);
    return { ...link, hash: previous };
  });
}

function found(chain: readonly Link[], heads: readonly SignedAuditHead[] = [], neverSealed: readonly string[] = []): Finding[] {
  const walk = new ChainWalk(key, heads, keys);
  for (const link of chain) walk.follow(link);
  return [...walk.end(neverSealed)];
}

function headAt(chain: readonly Link[], position: number): SignedAuditHead {
  const hash = chain[position - 1]?.hash.toString('hex') ?? '';
  return keys.sign({ organisationId: ORGANISATION, position, hash, signedAt: '2026-11-24T11:00:00.000000Z' });
}

const sayingOtherwise = (link: Link): Link => ({ ...link, words: (link.words ?? []).map((word) => (word === 'person.read' ? 'session.ended' : word)) });

describe('the chain of the audit', () => {
  it('holds when nothing was touched', () => {
    const chain = aChain();
    expect(found(chain, [headAt(chain, 4), headAt(chain, 10)])).toEqual([]);
  });

  it('locates an entry that says something else than was sealed', () => {
    const chain = aChain().map((link) => (link.position === 4 ? sayingOtherwise(link) : link));
    expect(found(chain)).toEqual([{ kind: 'altered', position: 4, entryId: '104' }]);
  });

  it('locates an entry that is gone, and seals that are gone with theirs', () => {
    expect(found(aChain().map((link) => (link.position === 4 ? { ...link, words: null } : link)))).toEqual([
      { kind: 'entry-missing', position: 4, entryId: '104' },
    ]);
    expect(found(aChain().filter(({ position }) => position !== 4 && position !== 5))[0]).toEqual({ kind: 'seals-missing', position: 4, entryId: null });
  });

  it('locates two entries that changed places', () => {
    const chain = aChain();
    const [third, fourth] = [chain[2], chain[3]];
    if (!third || !fourth) throw new Error('The chain has ten links.');
    const swapped = [...chain.slice(0, 2), { ...fourth, position: 3 }, { ...third, position: 4 }, ...chain.slice(4)];
    expect(found(swapped).map(({ position }) => position)).toEqual(expect.arrayContaining([3, 4]));
  });

  it('locates a second seal for one place, and a seal that nobody with the key made', () => {
    const chain = aChain();
    const added = { ...chain[5], entryId: '900', hash: randomBytes(32) } as Link;
    expect(found([...chain.slice(0, 6), added, ...chain.slice(6)])).toEqual([{ kind: 'seal-added', position: 6, entryId: '900' }]);
    expect(found([...chain, { ...added, position: 11 }])).toEqual([{ kind: 'altered', position: 11, entryId: '900' }]);
  });

  it('locates an entry that claims to be older than what was sealed hours before it', () => {
    const chain = aChain();
    const last = chain.at(-1);
    const words = (last?.words ?? []).map((word, place) => (place === 3 ? '2026-11-24T03:00:00.000000Z' : word));
    const late = { position: 11, entryId: '110', sealedAt: '2026-11-24T10:09:00.000000Z', words };
    const sealed = { ...late, hash: sealOf(key, last?.hash ?? NOTHING_BEFORE, late) };
    expect(found([...chain, sealed])).toEqual([{ kind: 'recorded-late', position: 11, entryId: '110' }]);
  });

  it('misses a tail that was cut off before a head that was signed', () => {
    const chain = aChain();
    expect(found(chain.slice(0, 7), [headAt(chain, 9)])).toEqual([{ kind: 'cut-off', position: 8, entryId: null }]);
  });

  it('knows a chain made anew with the key itself from the one whose head was signed', () => {
    const chain = aChain();
    const other = { ...chain[0], words: ['101'] } as Link;
    const anew = { ...other, hash: sealOf(key, NOTHING_BEFORE, other) };
    expect(found([anew], [headAt(chain, 1)]).map(({ kind }) => kind)).toContain('rewritten');
  });

  it('believes no head that this installation did not sign', () => {
    const chain = aChain();
    const forged = { ...headAt(chain, 9), position: 10 };
    expect(found(chain, [forged])).toEqual([{ kind: 'head-forged', position: 10, entryId: null }]);
  });

  it('tells of entries that lie among sealed ones without a seal', () => {
    expect(found(aChain(), [], ['42'])).toEqual([{ kind: 'never-sealed', position: null, entryId: '42' }]);
  });
});
