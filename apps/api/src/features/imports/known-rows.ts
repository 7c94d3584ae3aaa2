import { Injectable } from '@nestjs/common';
import type { PersonMatchView } from '@waymark/contracts';
import { isToBeAsked, sendToReview, type DraftReferral, type ReviewReason, type RowOutcome } from '@waymark/domain';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { PersonMatches } from '../people/index.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import type { ImportBatch } from './sealed-headings.js';
import { SealedRows } from './sealed-rows.js';

/** What only our own records can tell of a row: a case sent before, a person who is known. */
@Injectable()
export class KnownRows {
  constructor(
    private readonly rows: ImportRowsRepository,
    private readonly matches: PersonMatches,
    private readonly sealed: SealedRows,
  ) {}

  /** A row that reads well and still may be somebody we know goes to a person: no two records are joined or doubled unasked. */
  async settle(outcome: RowOutcome, batch: ImportBatch, worker: ActingWorker): Promise<RowOutcome> {
    if (outcome.outcome !== 'ready') return outcome;
    const { referral } = outcome;
    const raw = `${referral.person.forename} ${referral.person.surname}`;
    const reasons: ReviewReason[] = [];
    const reference = this.referenceIndex(referral, batch);
    if (reference && (await this.rows.wasSentBefore(reference, batch.id))) {
      reasons.push({ code: 'already-sent', field: 'reference', column: null, raw: referral.reference, offer: null });
    }
    if ((await this.likely(referral, batch.id, worker)).length > 0) {
      reasons.push({ code: 'known-person', field: null, column: null, raw, offer: null });
    }
    return reasons.reduce<RowOutcome>((read, reason) => sendToReview(read, reason), outcome);
  }

  referenceIndex({ reference }: DraftReferral, { sourceKey, organisationId }: ImportBatch): Buffer | null {
    return reference === null ? null : this.sealed.referenceIndex(sourceKey, reference, organisationId);
  }

  /** Everybody whom the row might mean, the likeliest first. */
  async candidates({ person, contact }: DraftReferral, worker: ActingWorker): Promise<PersonMatchView[]> {
    const name = [person.forename, person.surname].filter((part) => part !== null).join(' ');
    if (name === '' && person.dateOfBirth === null && contact.phone === null) return [];
    const asked = { name: name === '' ? null : name, dateOfBirth: person.dateOfBirth, phone: contact.phone };
    const found = await this.matches.bestFirst(asked, worker);
    return found.filter((match) => match.strength !== 'none');
  }

  /** Those of them who must be asked about before anybody is made anew. */
  async likely(draft: DraftReferral, batchId: string, worker: ActingWorker): Promise<PersonMatchView[]> {
    const found = (await this.candidates(draft, worker)).filter((match) => isToBeAsked(match, match.dateOfBirth === null || draft.person.dateOfBirth === null));
    if (found.length === 0) return [];
    const known = await this.rows.knownBesides(batchId, found.map((match) => match.id));
    return found.filter((match) => known.has(match.id));
  }
}
