import { Injectable } from '@nestjs/common';
import type { OpenAssessmentView, PersonRiskView, RiskAssessmentListItem, RiskAssessmentView } from '@waymark/contracts';
import { riskSettings } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { OrganisationSettings, OrganisationsRepository } from '../organisations/index.js';
import { PeopleRepository, toPersonNameView } from '../people/index.js';
import { PersonHolders, Episodes, SafetyContacts } from '../referrals/index.js';
import { AssessmentWords } from './assessment-words.js';
import { instrumentOf } from './instrument-of.js';
import type { RiskAssessmentEntity } from './risk-assessment.entities.js';
import { toListItem, toOwed, toRiskAssessmentView } from './risk-assessment.view.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { RiskDecisionsRepository } from './risk-decisions.repository.js';

/** Reading assessments and the levels decided. */
@Injectable()
export class RiskAssessmentsService {
  constructor(
    private readonly assessments: RiskAssessmentsRepository,
    private readonly decisions: RiskDecisionsRepository,
    private readonly episodes: Episodes,
    private readonly safety: SafetyContacts,
    private readonly holders: PersonHolders,
    private readonly people: PeopleRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly settings: OrganisationSettings,
    private readonly words: AssessmentWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(id: string): Promise<RiskAssessmentView> {
    const view = await this.view(id);
    const personId = view.person.id;
    await this.audit.note({ action: 'risk-assessment.read', subjectType: 'risk-assessment', subjectId: id, personId });
    return view;
  }

  /** The view as the answer to an act that was recorded itself. */
  async view(id: string): Promise<RiskAssessmentView> {
    const whole = await this.assessments.whole(id);
    if (!whole) throw new NotFound();
    const { assessment } = whole;
    const [person, episode, previous, owed, settings, worker] = await Promise.all([
      this.people.person(assessment.personId),
      this.episodes.find(assessment.referralId),
      this.previous(assessment),
      this.safety.owed(assessment.referralId),
      this.settings.inForce(),
      this.naming(),
    ]);
    if (!person || !episode) throw new NotFound();
    return toRiskAssessmentView(whole, { person, episode, previous, owed, worker, words: this.words, thresholds: riskSettings(settings) });
  }

  async ofPerson(personId: string): Promise<RiskAssessmentListItem[]> {
    if (!(await this.people.person(personId))) throw new NotFound();
    const [rows, answered, settings, worker] = await Promise.all([
      this.assessments.ofPerson(personId),
      this.assessments.answeredCounts(personId),
      this.settings.inForce(),
      this.naming(),
      this.audit.note({ action: 'risk-assessment.read', subjectType: 'person', subjectId: personId, personId }),
    ]);
    const around = { worker, answered, cadence: settings['review.cadence-days'], today: this.clock.today() };
    return rows.map((row) => toListItem(row, around));
  }

  /** What this worker began and has not finished, so that a call she left is one step away. */
  async openOf(workerId: string): Promise<OpenAssessmentView[]> {
    const rows = await this.assessments.openOf(workerId);
    await this.audit.note({ action: 'risk-assessment.read', subjectType: 'risk-assessment', subjectId: null, personId: null });
    return rows.map((row) => ({
      id: row.id,
      person: {
        id: row.person_id,
        reference: row.reference,
        givenName: row.given_name,
        familyName: row.family_name,
        knownAs: row.known_as,
      },
      since: (row.parked_at ?? row.started_at).toISOString(),
      isParked: row.parked_at !== null,
      answered: row.answered,
      outOf: instrumentOf({ instrumentCode: row.instrument_code, instrumentVersion: row.instrument_version }).items.length,
    }));
  }

  async riskOf(personId: string): Promise<PersonRiskView> {
    const view = await this.riskView(personId);
    await this.audit.note({ action: 'risk-level.read', subjectType: 'person', subjectId: personId, personId });
    return view;
  }

  async riskView(personId: string): Promise<PersonRiskView> {
    const known = await this.people.person(personId);
    if (!known) throw new NotFound();
    const person = toPersonNameView(known);
    const referralId = await this.decisions.currentReferral(personId);
    const episode = referralId === null ? null : await this.episodes.find(referralId);
    if (!episode) return { person, version: 0, level: 'not-assessed', referralId: null, isCaseClosed: false, highGrounds: [], safetyContact: null, isHeldByReader: false, decisions: [] };
    const [decisions, owed, worker] = await Promise.all([this.decisions.ofReferral(episode.id), this.safety.owed(episode.id), this.naming()]);
    return {
      person,
      version: episode.version,
      level: episode.risk,
      referralId: episode.id,
      isCaseClosed: episode.isOver,
      highGrounds: episode.highGrounds,
      safetyContact: owed && toOwed(owed, worker),
      isHeldByReader: await this.holders.isHeldByReader(personId),
      decisions: decisions.map(({ id, level, fromLevel: from, direction, reason, assessmentId, decidedAt, decidedBy, organisationId }) => ({
        ...{ id, level, from, direction, assessmentId },
        reason: this.words.openEntry({ organisationId }, 'reason', id, reason),
        decidedAt: decidedAt.toISOString(),
        decidedBy: worker(decidedBy),
      })),
    };
  }

  private async previous(assessment: RiskAssessmentEntity) {
    const previous = await this.assessments.previousOf(assessment);
    return previous && { assessment: previous, answers: await this.assessments.answers(previous.id) };
  }

  private async naming(): Promise<(id: string) => string> {
    const names = await this.organisations.workerNames();
    return (id) => names.get(id) ?? '';
  }
}
