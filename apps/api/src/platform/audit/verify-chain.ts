import { NOTHING_BEFORE, recordedAt, sealOf, type Link } from './audit-chain.js';
import type { AuditKeys, SignedAuditHead } from './audit-keys.js';

/**
 * - `altered`: the entry, its seal or its place does not say what was sealed there.
 * - `entry-missing`: sealed once, and gone.
 * - `seals-missing`: places of the chain are gone, this one being the first.
 * - `seal-added`: a second seal for one place.
 * - `recorded-late`: claims to be older than what had long been sealed before it.
 * - `never-sealed`: lies among sealed entries without a seal.
 * - `cut-off`: the chain ends before a head that was signed.
 * - `rewritten`: the chain holds, and is not the one whose head was signed.
 * - `head-forged`: not signed by this installation.
 */
export type FindingKind =
  | 'altered'
  | 'entry-missing'
  | 'seals-missing'
  | 'seal-added'
  | 'recorded-late'
  | 'never-sealed'
  | 'cut-off'
  | 'rewritten'
  | 'head-forged';

export interface Finding {
  kind: FindingKind;
  position: number | null;
  entryId: string | null;
}

/** Longer than any transaction of ours may stay open: what is sealed later than this after its batch came from elsewhere. */
const LATEST_MS = 3_600_000;

/** Walks a chain from its beginning, portion by portion, and remembers what it found. */
export class ChainWalk {
  readonly findings: Finding[] = [];
  private previous: Buffer = NOTHING_BEFORE;
  private place = 0;
  private batch = { sealedAt: '', before: '' };
  /** The seals that heads were signed over, by their place. */
  private readonly signed = new Map<number, Set<string>>();

  /** @param heads those of this organisation, from the database and from wherever they are kept outside. */
  constructor(
    private readonly sealKey: Buffer,
    heads: readonly SignedAuditHead[],
    keys: Pick<AuditKeys, 'hasSigned'>,
  ) {
    for (const head of heads) {
      if (keys.hasSigned(head)) this.signed.set(head.position, (this.signed.get(head.position) ?? new Set()).add(head.hash));
      else this.find('head-forged', head.position, null);
    }
  }

  follow(link: Link): void {
    if (link.position <= this.place) {
      this.find('seal-added', link.position, link.entryId);
      return;
    }
    if (link.position > this.place + 1) this.find('seals-missing', this.place + 1, null);
    this.check(link);
    this.place = link.position;
    this.previous = link.hash;
    if (this.isNotWhatWasSigned(link)) this.find('rewritten', link.position, link.entryId);
  }

  /** After the last link: what should have been there still. */
  end(neverSealed: readonly string[]): readonly Finding[] {
    for (const entryId of neverSealed) this.find('never-sealed', null, entryId);
    const signedEnd = Math.max(0, ...this.signed.keys());
    if (signedEnd > this.place) this.find('cut-off', this.place + 1, null);
    return this.findings;
  }

  private isNotWhatWasSigned(link: Link): boolean {
    const signed = this.signed.get(link.position);
    return signed !== undefined && [...signed].some((hash) => hash !== link.hash.toString('hex'));
  }

  private check(link: Link): void {
    if (link.sealedAt !== this.batch.sealedAt) this.batch = { sealedAt: link.sealedAt, before: this.batch.sealedAt };
    if (!link.words) return this.find('entry-missing', link.position, link.entryId);
    const isAsSealed = link.words[0] === link.entryId && sealOf(this.sealKey, this.previous, link).equals(link.hash);
    if (!isAsSealed) return this.find('altered', link.position, link.entryId);
    if (this.batch.before && Date.parse(recordedAt(link.words)) < Date.parse(this.batch.before) - LATEST_MS) {
      this.find('recorded-late', link.position, link.entryId);
    }
  }

  private find(kind: FindingKind, position: number | null, entryId: string | null): void {
    this.findings.push({ kind, position, entryId });
  }
}
