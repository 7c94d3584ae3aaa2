import { Injectable } from '@nestjs/common';
import type { CalendarDay, EarlierEpisode, KnownRisk } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { StaleVersion } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import {
  ChildrensServicesDecisionEntity,
  ClockEntity,
  ClockPauseEntity,
  ReferralConsentEntity,
  ReferralEntity,
  ReferralOfferEntity,
  ReferrerNoticeEntity,
} from './referral.entities.js';
import type { TaskEntity } from './safety-contact.entity.js';
import { SafetyContactsRepository } from './safety-contacts.repository.js';

export interface NewReferral {
  referral: ReferralEntity;
  offers: ReferralOfferEntity[];
  consents: ReferralConsentEntity[];
  clocks: ClockEntity[];
}

/** One referral with everything its page shows, in a fixed number of queries. */
export interface WholeReferral extends NewReferral {
  pauses: ClockPauseEntity[];
  notices: ReferrerNoticeEntity[];
  /** The newest first. */
  childrensServices: ChildrensServicesDecisionEntity[];
  cameInFile: boolean;
  /** What counts of the safety contacts that were owed. */
  safetyContact: TaskEntity | null;
}

type OfferRow = Pick<ReferralOfferEntity, 'id' | 'organisationId'>;
type OfferMoved = Partial<Omit<ReferralOfferEntity, 'id' | 'organisationId' | 'note'>> & { note: string | null };

/** A service has still to decide on it. */
export function isUndecided({ referral, offers }: Pick<WholeReferral, 'referral' | 'offers'>): boolean {
  return referral.withdrawnAt === null && offers.some(({ state }) => state === 'recorded' || state === 'returned');
}

export interface ReferralByReference {
  id: string;
  personId: string;
  isOpen: boolean;
}

@Injectable()
export class ReferralsRepository {
  constructor(
    private readonly database: Database,
    private readonly safety: SafetyContactsRepository,
    private readonly words: SealedWords,
  ) {}

  async add(whole: NewReferral): Promise<void> {
    const { manager } = this.database;
    await manager.insert(ReferralEntity, whole.referral);
    // Sent back to back: none of them needs the answer of another.
    await Promise.all([
      manager.insert(ReferralOfferEntity, whole.offers),
      manager.insert(ReferralConsentEntity, whole.consents),
      manager.insert(ClockEntity, whole.clocks),
    ]);
  }

  async whole(id: string): Promise<WholeReferral | null> {
    const { manager } = this.database;
    const [referral, offers, consents, clocks, pauses, notices, childrensServices, cameInFile, safetyContact] = await Promise.all([
      manager.findOneBy(ReferralEntity, { id }),
      manager.find(ReferralOfferEntity, { where: { referralId: id }, order: { id: 'ASC' } }),
      manager.find(ReferralConsentEntity, { where: { referralId: id } }),
      manager.find(ClockEntity, { where: { referralId: id } }),
      manager.find(ClockPauseEntity, { where: { referralId: id }, order: { startedAt: 'ASC' } }),
      manager.find(ReferrerNoticeEntity, { where: { referralId: id }, order: { at: 'ASC' } }),
      manager.find(ChildrensServicesDecisionEntity, { where: { referralId: id }, order: { decidedAt: 'DESC', id: 'ASC' } }),
      this.cameInFile(id),
      this.safety.latest(id),
    ]);
    return referral && { referral, offers, consents, clocks, pauses, notices, childrensServices, cameInFile, safetyContact };
  }

  async addChildrensServices(decision: ChildrensServicesDecisionEntity): Promise<void> {
    await this.database.manager.insert(ChildrensServicesDecisionEntity, decision);
  }

  private async cameInFile(id: string): Promise<boolean> {
    const rows = await this.database.rows({
      name: 'referral-came-in-file',
      text: 'SELECT FROM import_rows WHERE organisation_id = (SELECT waymark_organisation()) AND referral_id = $1',
      values: [id],
    });
    return rows.length > 0;
  }

  referral(id: string): Promise<ReferralEntity | null> {
    return this.database.manager.findOneBy(ReferralEntity, { id });
  }

  offer(id: string): Promise<ReferralOfferEntity | null> {
    return this.database.manager.findOneBy(ReferralOfferEntity, { id });
  }

  offers(referralId: string): Promise<ReferralOfferEntity[]> {
    return this.database.manager.find(ReferralOfferEntity, { where: { referralId } });
  }

  /** With whether somebody still has her there: a service is deciding, or she waits or is supported. */
  async byReference(reference: string): Promise<ReferralByReference | null> {
    const [row] = await this.database.rows<ReferralByReference & Record<string, unknown>>({
      name: 'referrals-by-reference',
      text: `
        SELECT r.id, r.person_id AS "personId", r.withdrawn_at IS NULL AND (
                 EXISTS (SELECT FROM referral_offers o WHERE o.organisation_id = r.organisation_id AND o.referral_id = r.id
                            AND o.state = ANY (ARRAY['recorded', 'returned']))
                 OR EXISTS (SELECT FROM waiting_list_entries e WHERE e.organisation_id = r.organisation_id AND e.referral_id = r.id AND e.left_at IS NULL)
                 OR EXISTS (SELECT FROM cases c WHERE c.organisation_id = r.organisation_id AND c.referral_id = r.id AND c.closed_at IS NULL)) AS "isOpen"
          FROM referrals r
         WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.reference = $1`,
      values: [reference],
    });
    return row ?? null;
  }

  /** Support by some service has been agreed for this referral. */
  async hasCase(id: string): Promise<boolean> {
    const rows = await this.database.rows({
      name: 'referrals-has-case',
      text: `SELECT FROM cases WHERE organisation_id = (SELECT waymark_organisation()) AND referral_id = $1 LIMIT 1`,
      values: [id],
    });
    return rows.length > 0;
  }

  async addNotice(notice: ReferrerNoticeEntity): Promise<void> {
    await this.database.manager.insert(ReferrerNoticeEntity, notice);
  }

  /** Earlier episodes, with the day on which the last open offer of each was decided against. */
  async episodesOf(personId: string): Promise<EarlierEpisode[]> {
    const rows = await this.database.rows<{ id: string; risk: KnownRisk; closed_on: CalendarDay | null }>({
      name: 'referrals-episodes',
      text: `
        SELECT r.id, r.risk,
               (SELECT CASE WHEN bool_and(o.state = ANY (ARRAY['declined', 'withdrawn'])) THEN
                         (max(o.decided_at) AT TIME ZONE 'Europe/London')::date::text END
                  FROM referral_offers o
                 WHERE o.organisation_id = r.organisation_id AND o.referral_id = r.id) AS closed_on
          FROM referrals r
         WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.person_id = $1
         ORDER BY r.episode`,
      values: [personId],
    });
    return rows.map(({ id, risk, closed_on: closedOn }) => ({ id, closedOn, lastRisk: risk }));
  }

  /** Changes exactly one referral of exactly this version. */
  async change(id: string, version: number, changes: Partial<ReferralEntity>): Promise<void> {
    const { affected } = await this.database.manager.update(ReferralEntity, { id, version }, { ...changes, version: version + 1 });
    if (affected !== 1) throw new StaleVersion();
  }

  /** The note of a decision rests under lock, bound to each offer's own row. */
  async moveOffers(offers: readonly OfferRow[], { note, ...changes }: OfferMoved): Promise<void> {
    for (const { id, organisationId } of offers) {
      const sealed = this.words.seal('referral_offers.note', { id, organisationId }, note);
      await this.database.manager.update(ReferralOfferEntity, { id }, { ...changes, note: sealed });
    }
  }
}
