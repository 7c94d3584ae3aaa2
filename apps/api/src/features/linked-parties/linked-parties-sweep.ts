import { Injectable } from '@nestjs/common';
import { looksLikeClient, type MatchReason } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Sweep } from '../../platform/queues/sweep.js';
import { LinkedPartiesRepository, type PairRow } from './linked-parties.repository.js';

/**
 * How many of those who are named are looked at in one run. An organisation with fewer is looked through every minute, one
 * with 90,000 in three quarters of an hour; what a run leaves out because no process was there comes in the next round.
 */
const PART = 2_000;

/** So that no transaction grows with a file that was imported; the others come in the next round. */
const MOST_AT_ONCE = 200;

/** Folded alike on both sides; which number it is does not matter here, nor is it known. */
const SAME_NUMBER = ['the same'];

/**
 * Finds from the rows whoever is named as causing harm to one client and is a client too, by the record that is named or
 * by a record that is likely of the same person, however either came here: by call, by file or by a correction.
 */
@Injectable()
export class LinkedPartiesSweep implements Sweep {
  readonly name = 'linked-parties';
  readonly everySeconds = 60;

  constructor(
    private readonly linked: LinkedPartiesRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const of = Math.max(1, Math.ceil((await this.linked.countNamed()) / PART));
    const part = Math.floor(this.clock.now().getTime() / (this.everySeconds * 1_000)) % of;
    const pairs = (await this.linked.pairs({ part, of })).flatMap((pair) => {
      const reasons = reasonsFor(pair);
      return reasons === null ? [] : [{ ...idsOf(pair), reasons, isMutual: pair.is_mutual }];
    });
    if (pairs.length === 0) return;
    // The record itself comes before one that is only alike, also where each names the other.
    for (const { id, person_id: personId } of await this.linked.notice(pairs.slice(0, MOST_AT_ONCE), this.clock.now())) {
      await this.audit.note({ action: 'linked-parties.noticed', subjectType: 'linked-parties', subjectId: id, personId });
    }
  }
}

/** None are needed where the record that is named is the client's own. */
function reasonsFor({ named_person_id: namedId, other_person_id: otherId, named, client, is_mutual: isMutual, has_same_phone: hasSamePhone }: PairRow): readonly MatchReason[] | null {
  if (namedId === otherId) return [];
  const phones = hasSamePhone ? SAME_NUMBER : [];
  return looksLikeClient(toMatch(named, phones), toMatch(client, phones), isMutual);
}

function toMatch({ given_name: forename, family_name: surname, known_as: knownAs, date_of_birth: dateOfBirth }: PairRow['named'], phones: readonly string[]) {
  return { forename, surname, knownAs, dateOfBirth, phones };
}

function idsOf(pair: PairRow) {
  return {
    personId: pair.person_id,
    referralId: pair.referral_id,
    otherPersonId: pair.other_person_id,
    otherReferralId: pair.other_referral_id,
    namedPersonId: pair.named_person_id,
  };
}
