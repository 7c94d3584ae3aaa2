import { Injectable } from '@nestjs/common';
import type { ContactPointView, PersonView } from '@waymark/contracts';
import { ageOn } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { OrganisationsRepository } from '../organisations/index.js';
import type { ContactPointEntity, PersonEntity } from './people.entities.js';
import { PeopleRepository, type RelatedRow } from './people.repository.js';
import { PersonPageRepository, type EpisodeRow, type TimelineRow } from './person-page.repository.js';

const TIMELINE_LENGTH = 100;

/** One person's page, in a fixed number of queries, with the reading of it on record. */
@Injectable()
export class PersonPage {
  constructor(
    private readonly people: PeopleRepository,
    private readonly pages: PersonPageRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(id: string): Promise<PersonView> {
    const person = await this.people.person(id);
    if (!person) throw new NotFound();
    // Sent back to back on the request's one connection.
    const [contactPoints, related, episodes, timeline, workers] = await Promise.all([
      this.people.contactPoints(id),
      this.people.related(id),
      this.pages.episodes(id),
      this.pages.timeline(id, TIMELINE_LENGTH),
      this.organisations.workerNames(),
      this.audit.note({ action: 'person.read', subjectType: 'person', subjectId: id, personId: id }),
    ]);
    const latest = episodes.find((episode) => !episode.is_withdrawn);
    return {
      ...this.identity(person),
      risk: latest?.risk ?? 'not-assessed',
      riskDecidedAt: null,
      contactPoints: contactPoints.map((one) => toContactPointView(one, workers.get(one.verifiedBy) ?? '', latest)),
      relationships: related.map(toRelatedView),
      episodes: episodes.map(toEpisodeView),
      timeline: timeline.map(toTimelineView),
    };
  }

  private identity(person: PersonEntity) {
    return {
      id: person.id,
      version: person.version,
      reference: person.reference,
      givenName: person.givenName,
      familyName: person.familyName,
      knownAs: person.knownAs,
      pronouns: person.pronouns,
      dateOfBirth: person.dateOfBirth,
      age: person.dateOfBirth === null ? null : ageOn(person.dateOfBirth, this.clock.today()),
      gender: person.gender,
      language: person.language,
      languageNamed: person.languageNamed,
      interpreter: person.interpreter,
    };
  }
}

function toContactPointView(point: ContactPointEntity, verifiedBy: string, latest: EpisodeRow | undefined): ContactPointView {
  const { id, kind, masked, owner, call, text, voicemail, post, safeTimes, knownToPersonCausingHarm } = point;
  return {
    ...{ id, kind, masked, owner, call, text, voicemail, post, safeTimes, knownToPersonCausingHarm, verifiedBy },
    hasCodeWord: point.codeWord !== null,
    verifiedAt: point.verifiedAt.toISOString(),
    // What was safe in an earlier episode may not be now, so it counts as unsafe until asked again.
    needsVerifying: latest !== undefined && latest.needs_contact_verifying && point.verifiedAt < latest.recorded_at,
  };
}

function toRelatedView(row: RelatedRow): PersonView['relationships'][number] {
  return {
    relationshipId: row.relationship_id,
    personId: row.person_id,
    role: row.role,
    givenName: row.given_name,
    familyName: row.family_name,
    dateOfBirth: row.date_of_birth,
    relationship: row.relationship,
    livesWith: row.lives_with,
  };
}

function toEpisodeView(row: EpisodeRow): PersonView['episodes'][number] {
  return {
    referralId: row.id,
    reference: row.reference,
    receivedOn: row.received_on,
    states: row.offers.map(({ state, en, cy }) => ({ state, service: en !== null && cy !== null ? { en, cy } : null })),
    isWithdrawn: row.is_withdrawn,
  };
}

function toTimelineView(row: TimelineRow): PersonView['timeline'][number] {
  const { id, action, by } = row;
  return { id, action, by, at: row.at.toISOString(), subjectType: row.subject_type, subjectId: row.subject_id };
}
