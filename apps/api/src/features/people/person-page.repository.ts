import { Injectable } from '@nestjs/common';
import type { ChildrenOfEpisode, OwedContactView, TimelineDetail } from '@waymark/contracts';
import type { CalendarDay, ClosureReason, KnownRisk, ReferralState } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import type { ContactPointEntity, PersonEntity } from './people.entities.js';
import type { RelatedRow } from './people.repository.js';
import {
  contactPointsStatement,
  episodesStatement,
  personStatement,
  relatedStatement,
} from './person-page.statements.js';
import { timelineStatement } from './person-timeline.statement.js';

export interface PersonRow {
  id: string;
  version: number;
  reference: string;
  given_name: string | null;
  family_name: string | null;
  known_as: string | null;
  pronouns: string | null;
  date_of_birth: CalendarDay | null;
  gender: PersonEntity['gender'];
  language: PersonEntity['language'];
  language_named: string | null;
  interpreter: PersonEntity['interpreter'];
}

export interface ContactPointRow {
  id: string;
  kind: ContactPointEntity['kind'];
  masked: string;
  owner: ContactPointEntity['owner'];
  call: ContactPointEntity['call'];
  text: ContactPointEntity['text'];
  voicemail: ContactPointEntity['voicemail'];
  post: ContactPointEntity['post'];
  safe_times: string | null;
  known_to_person_causing_harm: ContactPointEntity['knownToPersonCausingHarm'];
  has_code_word: boolean;
  said_by: ContactPointEntity['saidBy'];
  verified_at: Date;
  verified_by: string | null;
}

export interface EpisodeRow {
  id: string;
  version: number;
  children_in_household: ChildrenOfEpisode['inHousehold'];
  safeguarding: ChildrenOfEpisode['decided'];
  reference: string;
  received_on: CalendarDay;
  recorded_at: Date;
  is_withdrawn: boolean;
  risk: KnownRisk;
  needs_contact_verifying: boolean;
  risk_decided_at: Date | null;
  offers: { state: ReferralState; en: string | null; cy: string | null }[];
  closures: { caseId: string; at: string; by: string | null; reason: ClosureReason; en: string; cy: string }[];
  owed: OwedContactView | null;
  /** Of open cases first, then of those who wait, who have no case. */
  holders: { caseId: string | null; isQueued: boolean; name: string; en: string; cy: string }[];
}

export interface TimelineRow {
  id: string;
  at: Date;
  action: string;
  by: string | null;
  subject_type: string;
  subject_id: string | null;
  fields: string[];
  about: TimelineDetail | null;
}

type Rows<Row> = Promise<(Row & Record<string, unknown>)[]>;

/** Reading for one page across the tables that others write. */
@Injectable()
export class PersonPageRepository {
  constructor(private readonly database: Database) {}

  person(id: string): Rows<PersonRow> {
    return this.database.rows(personStatement(id));
  }

  contactPoints(personId: string): Rows<ContactPointRow> {
    return this.database.rows(contactPointsStatement(personId));
  }

  related(personId: string): Rows<RelatedRow> {
    return this.database.rows(relatedStatement(personId));
  }

  episodes(personId: string): Rows<EpisodeRow> {
    return this.database.rows(episodesStatement(personId));
  }

  timeline(personId: string, limit: number): Rows<TimelineRow> {
    return this.database.rows(timelineStatement(personId, limit));
  }
}
