import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { CalendarDay } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { StaleVersion } from '../../platform/errors/errors.js';
import { ContactPointEntity, PersonEntity, RelationshipEntity } from './people.entities.js';

export interface CandidateRow {
  id: string;
  reference: string;
  given_name: string | null;
  family_name: string | null;
  known_as: string | null;
  date_of_birth: CalendarDay | null;
  similarity: number;
  has_phone: boolean;
  /** The reference asked for is hers or that of a referral of hers. */
  has_reference: boolean;
  last_referred_on: CalendarDay | null;
  has_open_referral: boolean;
}

export interface RelatedRow {
  relationship_id: string;
  person_id: string;
  role: 'causes-harm' | 'child';
  relationship: RelationshipEntity['relationship'];
  lives_with: RelationshipEntity['livesWith'];
  given_name: string | null;
  family_name: string | null;
  date_of_birth: CalendarDay | null;
}

/** People and what hangs on them, always within the organisation that row security lets through. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly database: Database) {}

  person(id: string): Promise<PersonEntity | null> {
    return this.database.manager.findOneBy(PersonEntity, { id });
  }

  /** Whoever else wants to change her record waits until this transaction ends, and then reads it anew. */
  hold(id: string): Promise<PersonEntity | null> {
    return this.database.manager.findOne(PersonEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Whether a worker may be given something of this person. The answer never says why not. */
  async mayBeHeldBy(personId: string, workerId: string): Promise<boolean> {
    const [row] = await this.database.rows<{ may: boolean }>({
      name: 'people-may-hold',
      text: 'SELECT waymark_may_hold($1, ARRAY[$2::uuid]) AS may',
      values: [personId, workerId],
    });
    return row?.may === true;
  }

  async addPerson(person: Omit<PersonEntity, 'version' | 'createdAt'>): Promise<void> {
    await this.database.manager.insert(PersonEntity, person);
  }

  /** Changes exactly one row of exactly this version. */
  async changePerson(id: string, version: number, changes: Partial<PersonEntity>): Promise<void> {
    const { affected } = await this.database.manager.update(PersonEntity, { id, version }, { ...changes, version: version + 1 });
    if (affected !== 1) throw new StaleVersion();
  }

  async addRelationship(relationship: Omit<RelationshipEntity, 'id' | 'recordedAt' | 'endedAt'>): Promise<void> {
    await this.database.manager.insert(RelationshipEntity, relationship);
  }

  contactPoints(personId: string): Promise<ContactPointEntity[]> {
    return this.database.manager.find(ContactPointEntity, {
      where: { personId, endedAt: IsNull() },
      order: { verifiedAt: 'DESC', id: 'ASC' },
    });
  }

  contactPoint(personId: string, id: string): Promise<ContactPointEntity | null> {
    return this.database.manager.findOneBy(ContactPointEntity, { id, personId });
  }

  contactPointByIndex(personId: string, blindIndex: Buffer): Promise<ContactPointEntity | null> {
    return this.database.manager.findOneBy(ContactPointEntity, { personId, blindIndex, endedAt: IsNull() });
  }

  async addContactPoint(contactPoint: ContactPointEntity): Promise<void> {
    await this.database.manager.insert(ContactPointEntity, contactPoint);
  }

  /** What is said again is known from more than the referral it came with. */
  async changeContactPoint(id: string, said: Partial<ContactPointEntity>): Promise<void> {
    await this.database.manager.update(ContactPointEntity, { id }, { ...said, cameWith: null });
  }

  /** Takes off her record what only this referral ever said: how many ways to reach her, and how many people beside her. */
  async endWhatCameWith(personId: string, referralId: string, endedAt: Date): Promise<{ contactPoints: number; relationships: number }> {
    const only = { personId, cameWith: referralId, endedAt: IsNull() };
    const contactPoints = await this.database.manager.update(ContactPointEntity, only, { endedAt });
    const relationships = await this.database.manager.update(RelationshipEntity, only, { endedAt });
    return { contactPoints: contactPoints.affected ?? 0, relationships: relationships.affected ?? 0 };
  }

  /** Ids come from the one search function that may use the trigram index; the rows come through row security. */
  candidates(nameKeys: string[], dateOfBirth: CalendarDay | null, phoneIndex: Buffer | null, reference: string | null): Promise<CandidateRow[]> {
    return this.database.rows<CandidateRow & Record<string, unknown>>({
      name: 'people-candidates',
      text: `
        WITH found AS (
          SELECT person_id, max(similarity) AS similarity
            FROM (SELECT person_id, name_similarity AS similarity FROM waymark_people_candidates($1, $2, 60)
                  UNION ALL
                  SELECT person_id, 0 FROM contact_points WHERE blind_index = $3 AND ended_at IS NULL
                  UNION ALL
                  SELECT id, 0 FROM people WHERE reference = $4
                  UNION ALL
                  SELECT person_id, 0 FROM referrals WHERE reference = $4) AS hits
           GROUP BY person_id
        )
        SELECT p.id, p.reference, p.given_name, p.family_name, p.known_as, p.date_of_birth::text, found.similarity,
               EXISTS (SELECT FROM contact_points c WHERE c.person_id = p.id AND c.organisation_id = p.organisation_id
                         AND c.blind_index = $3 AND c.ended_at IS NULL) AS has_phone,
               p.reference = $4 OR EXISTS (SELECT FROM referrals r WHERE r.person_id = p.id AND r.organisation_id = p.organisation_id
                                              AND r.reference = $4) AS has_reference,
               (SELECT max(r.received_on)::text FROM referrals r
                 WHERE r.person_id = p.id AND r.organisation_id = p.organisation_id) AS last_referred_on,
               EXISTS (SELECT FROM referrals r JOIN referral_offers o ON o.referral_id = r.id AND o.organisation_id = r.organisation_id
                        WHERE r.person_id = p.id AND r.organisation_id = p.organisation_id AND r.withdrawn_at IS NULL
                          AND o.state = ANY (ARRAY['recorded', 'returned', 'accepted'])) AS has_open_referral
          FROM people p JOIN found ON found.person_id = p.id
         -- Whom only a file knew that was undone is nobody's record any more: found again, she would be there twice.
         WHERE EXISTS (SELECT FROM referrals r WHERE r.person_id = p.id AND r.organisation_id = p.organisation_id
                          AND r.withdrawal_reason IS DISTINCT FROM 'import-undone')
            OR EXISTS (SELECT FROM relationships x WHERE x.other_person_id = p.id AND x.organisation_id = p.organisation_id AND x.ended_at IS NULL)`,
      values: [nameKeys, dateOfBirth, phoneIndex, reference],
    });
  }

  /** Who is on record beside her, and whom this referral named, also where it was withdrawn with them. */
  relatedIn(personId: string, referralId: string): Promise<RelatedRow[]> {
    return this.database.rows<RelatedRow & Record<string, unknown>>({
      name: 'people-related',
      text: `
        SELECT r.id AS relationship_id, r.other_person_id AS person_id, r.role, r.relationship, r.lives_with,
               p.given_name, p.family_name, p.date_of_birth::text
          FROM relationships r
          JOIN people p ON p.organisation_id = r.organisation_id AND p.id = r.other_person_id
         WHERE r.person_id = $1 AND (r.ended_at IS NULL OR r.came_with = $2)
         ORDER BY r.role, p.date_of_birth NULLS LAST, r.id`,
      values: [personId, referralId],
    });
  }
}
