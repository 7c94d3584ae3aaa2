import { Injectable } from '@nestjs/common';
import type { FindPeople, PersonMatchView } from '@waymark/contracts';
import {
  MATCH_BY_REFERENCE,
  MATCH_STRENGTHS,
  matchByText,
  nameKey,
  nameVariants,
  referenceIn,
  type Match,
  type PersonToMatch,
} from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { ContactPoints } from './contact-points.js';
import { PeopleRepository, type CandidateRow } from './people.repository.js';
import { phoneNumber } from './phone-number.js';

const SHOWN = 20;

/** Search before create: who might this be, by a misspelt name, a date, a number or a reference. Every search is recorded. */
@Injectable()
export class PersonMatches {
  constructor(
    private readonly people: PeopleRepository,
    private readonly contactPoints: ContactPoints,
    private readonly audit: AuditTrail,
  ) {}

  async find(asked: FindPeople, worker: ActingWorker): Promise<PersonMatchView[]> {
    const found = await this.bestFirst(asked, worker);
    await this.audit.note({ action: 'people.searched', subjectType: 'person', subjectId: null, personId: null });
    return found;
  }

  /** The same for an act that is recorded itself, such as the reading of a whole file. */
  async bestFirst(asked: FindPeople, { organisationId }: ActingWorker): Promise<PersonMatchView[]> {
    const keys = asked.name === null ? [] : searchKeys(asked.name);
    const phoneIndex = asked.phone && this.contactPoints.indexOf('phone', asked.phone, organisationId);
    const rows = await this.people.candidates(keys, asked.dateOfBirth, phoneIndex || null, asked.name === null ? null : referenceIn(asked.name));
    return rows
      .map((row) => ({ row, match: bestMatch(row, asked) }))
      .sort((a, b) => rank(b.match) - rank(a.match) || disagreement(a.match) - disagreement(b.match) || b.row.similarity - a.row.similarity || latestFirst(a.row, b.row))
      .slice(0, SHOWN)
      .map(({ row, match }) => toMatchView(row, match));
  }
}

/** The words as typed and under their other spellings, all folded, since the index compares folded names only. */
function searchKeys(name: string): string[] {
  const spellings = nameKey(name).split(' ').flatMap((word) => nameVariants(word));
  return [...new Set([nameKey(name), ...spellings.map(nameKey)])].filter((key) => key.length > 1);
}

function bestMatch(row: CandidateRow, asked: FindPeople): Match {
  if (row.has_reference) return MATCH_BY_REFERENCE;
  const phones = asked.phone === null ? [] : [phoneNumber(asked.phone) ?? asked.phone];
  const candidate: PersonToMatch = {
    forename: row.given_name,
    surname: row.family_name,
    knownAs: row.known_as,
    dateOfBirth: row.date_of_birth,
    phones: row.has_phone ? phones : [],
  };
  return matchByText(candidate, { name: asked.name, dateOfBirth: asked.dateOfBirth, phones });
}

function rank(match: Match): number {
  return MATCH_STRENGTHS.indexOf(match.strength);
}

/** A namesake of another birthday comes after whoever nothing speaks against. */
function disagreement(match: Match): number {
  return match.reasons.includes('different-birth-date') ? 1 : 0;
}

function latestFirst(a: CandidateRow, b: CandidateRow): number {
  return (b.last_referred_on ?? '').localeCompare(a.last_referred_on ?? '') || a.id.localeCompare(b.id);
}

function toMatchView(row: CandidateRow, match: Match): PersonMatchView {
  return {
    id: row.id,
    reference: row.reference,
    givenName: row.given_name,
    familyName: row.family_name,
    knownAs: row.known_as,
    dateOfBirth: row.date_of_birth,
    strength: match.strength,
    reasons: [...match.reasons],
    lastReferredOn: row.last_referred_on,
    hasOpenReferral: row.has_open_referral,
  };
}
