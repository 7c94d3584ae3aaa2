import { Injectable } from '@nestjs/common';
import type { ClosedCaseView, ContactPointView, HeldByView, PersonView } from '@waymark/contracts';
import { ageOn, type Right, type WayOfContact } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { OrganisationSettings } from '../organisations/index.js';
import { waysOf } from './numbers-standing.js';
import { toOwedContact } from './owed-contact.js';
import {
  PersonPageRepository,
  type ContactPointRow,
  type EpisodeRow,
  type PersonRow,
  type TimelineRow,
} from './person-page.repository.js';
import { toRelatedView } from './related-person.view.js';

const TIMELINE_LENGTH = 100;

/** One person's page, in a fixed number of queries, with the reading of it on record. */
@Injectable()
export class PersonPage {
  constructor(
    private readonly pages: PersonPageRepository,
    private readonly settings: OrganisationSettings,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(id: string, worker: SignedInWorker): Promise<PersonView> {
    // All in one round trip. The entry for a page that turns out not to be there goes with the refused transaction.
    const [[person], contactPoints, related, episodes, timeline, settings] = await Promise.all([
      this.pages.person(id),
      this.pages.contactPoints(id),
      this.pages.related(id),
      this.pages.episodes(id),
      this.pages.timeline(id, TIMELINE_LENGTH),
      this.settings.inForce(),
      this.audit.note({ action: 'person.read', subjectType: 'person', subjectId: id, personId: id }),
    ]);
    if (!person) throw new NotFound();
    const latest = episodes.find((episode) => !episode.is_withdrawn);
    return {
      ...this.identity(person),
      risk: latest?.risk ?? 'not-assessed',
      riskDecidedAt: latest?.risk_decided_at?.toISOString() ?? null,
      heldBy: episodes.flatMap(({ holders }) => holders.filter((one) => maySee(one, worker)).map(toHeldByView)),
      safetyContact: worker.rights.includes('waiting-list:read') ? toOwedContact(episodes.find(({ owed }) => owed !== null)?.owed ?? null) : null,
      contactPoints: contactPoints.map((one) => toContactPointView(one, latest, this.waysOf(one, latest, settings['safe-contact.valid-days']))),
      relationships: related.map(toRelatedView),
      episodes: episodes.map((one) => toEpisodeView(one, worker)),
      timeline: timeline.map((one) => toTimelineView(one, worker)),
    };
  }

  private waysOf(row: ContactPointRow, latest: EpisodeRow | undefined, validDays: number): WayOfContact[] {
    const now = this.clock.now();
    return waysOf(row.kind, row, latest ?? { needs_contact_verifying: false, recorded_at: now }, validDays, now);
  }

  private identity(person: PersonRow) {
    const { id, version, reference, pronouns, gender, language, interpreter } = person;
    return {
      ...{ id, version, reference, pronouns, gender, language, interpreter },
      givenName: person.given_name,
      familyName: person.family_name,
      knownAs: person.known_as,
      dateOfBirth: person.date_of_birth,
      age: person.date_of_birth === null ? null : ageOn(person.date_of_birth, this.clock.today()),
      languageNamed: person.language_named,
    };
  }
}

/** A case is for whoever may open it, and who waits for whoever may read the list. */
function maySee({ caseId }: EpisodeRow['holders'][number], { rights }: SignedInWorker): boolean {
  return rights.includes(caseId === null ? 'waiting-list:read' : 'case:read');
}

function toHeldByView({ caseId, isQueued, name, en, cy }: EpisodeRow['holders'][number]): HeldByView {
  return { caseId, isQueued, name, service: { en, cy } };
}

function toContactPointView(row: ContactPointRow, latest: EpisodeRow | undefined, ways: WayOfContact[]): ContactPointView {
  const { id, kind, masked, owner, call, text, voicemail, post } = row;
  return {
    ...{ id, kind, masked, owner, call, text, voicemail, post, ways },
    safeTimes: row.safe_times,
    knownToPersonCausingHarm: row.known_to_person_causing_harm,
    hasCodeWord: row.has_code_word,
    saidBy: row.said_by,
    verifiedAt: row.verified_at.toISOString(),
    verifiedBy: row.verified_by ?? '',
    // Nobody has asked her yet where an agency spoke for her, and what was safe in an earlier episode may not be now.
    needsVerifying: row.said_by === 'agency' || isOfEarlierEpisode(row, latest),
  };
}

function isOfEarlierEpisode(row: ContactPointRow, latest: EpisodeRow | undefined): boolean {
  return latest !== undefined && latest.needs_contact_verifying && row.verified_at < latest.recorded_at;
}

function toEpisodeView(row: EpisodeRow, { rights }: SignedInWorker): PersonView['episodes'][number] {
  return {
    referralId: row.id,
    version: row.version,
    reference: row.reference,
    receivedOn: row.received_on,
    states: row.offers.map(({ state, en, cy }) => ({ state, service: en !== null && cy !== null ? { en, cy } : null })),
    isWithdrawn: row.is_withdrawn,
    children: { inHousehold: row.children_in_household, decided: row.safeguarding },
    closures: rights.includes('case:read') ? row.closures.map(toClosedCaseView) : [],
  };
}

function toClosedCaseView({ caseId, at, by, reason, en, cy }: EpisodeRow['closures'][number]): ClosedCaseView {
  // PostgreSQL writes an instant into JSON with its own offset.
  return { caseId, reason, at: new Date(at).toISOString(), by: by ?? '', service: { en, cy } };
}

/** That it was done is for whoever reads the record; why a case closed or who was asked is for whoever may open that. */
const TOLD_TO: Readonly<Record<string, Right>> = { case: 'case:read', 'waiting-list': 'waiting-list:read', handover: 'handover:read' };

function toTimelineView(row: TimelineRow, { rights }: SignedInWorker): PersonView['timeline'][number] {
  const { id, action, by, fields } = row;
  const right = TOLD_TO[action.slice(0, action.indexOf('.'))];
  const about = right === undefined || rights.includes(right) ? row.about : null;
  return { id, action, by, fields, about, at: row.at.toISOString(), subjectType: row.subject_type, subjectId: row.subject_id };
}
