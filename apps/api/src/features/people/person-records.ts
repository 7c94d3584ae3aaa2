import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ReferredPerson, RelatedPerson } from '@waymark/contracts';
import { nameKey } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { NotFound } from '../../platform/errors/errors.js';
import { newReference } from '../../platform/new-reference.js';
import type { PersonEntity } from './people.entities.js';
import { PeopleRepository } from './people.repository.js';

type Details = Omit<ReferredPerson, 'personId'>;

/** Makes and updates the records of people named in a referral. */
@Injectable()
export class PersonRecords {
  constructor(
    private readonly people: PeopleRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** A new person, or the known one brought up to date; which details changed is recorded by field name. */
  async ofReferred(referred: ReferredPerson, worker: ActingWorker): Promise<string> {
    const { personId, ...details } = referred;
    if (personId === null) return this.add(details, worker);
    const known = await this.people.hold(personId);
    if (!known) throw new NotFound();
    await this.bringUpToDate(known, details);
    return personId;
  }

  /** The person causing harm and the children are people of their own, tied by a relationship and nothing else. */
  async addRelated(
    personId: string,
    role: 'causes-harm' | 'child',
    related: RelatedPerson,
    worker: ActingWorker,
    cameWith: string,
  ): Promise<void> {
    const { relationship, livesWith, ...named } = related;
    const otherPersonId = await this.add({ ...NOTHING_KNOWN, ...named }, worker);
    await this.people.addRelationship({
      organisationId: worker.organisationId,
      personId,
      otherPersonId,
      role,
      relationship,
      livesWith,
      recordedBy: worker.id,
      cameWith,
    });
    await this.audit.note({ action: 'relationship.recorded', subjectType: 'person', subjectId: otherPersonId, personId });
  }

  private async add(details: Details | Unnamed, worker: ActingWorker): Promise<string> {
    const id = randomUUID();
    await this.people.addPerson({
      ...details,
      id,
      organisationId: worker.organisationId,
      reference: newReference('P'),
      nameKey: keyOf(details),
    });
    await this.audit.note({ action: 'person.recorded', subjectType: 'person', subjectId: id, personId: id });
    return id;
  }

  private async bringUpToDate(known: PersonEntity, details: Details): Promise<void> {
    const said = answered(details);
    const changed = (Object.keys(said) as (keyof Details)[]).filter((field) => said[field] !== known[field]);
    if (changed.length === 0) return;
    await this.people.changePerson(known.id, known.version, { ...said, nameKey: keyOf({ ...known, ...said }) });
    await this.audit.note({ action: 'person.changed', subjectType: 'person', subjectId: known.id, personId: known.id, fields: changed });
  }
}

/** What nobody was asked wipes nothing out: whoever fills in a form sees a returning person's name and birthday only. */
function answered(details: Details): Partial<Details> {
  const { languageNamed, ...others } = details;
  const said = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== null && !UNASKED.has(value)));
  // The name of a language belongs to the answer beside it, and goes with it.
  return details.language === 'not-asked' ? said : { ...said, languageNamed };
}

const UNASKED: ReadonlySet<string> = new Set(['not-asked', 'not-known']);

type Unnamed = Omit<Details, 'givenName' | 'familyName'> & { givenName: string | null; familyName: string | null };

const NOTHING_KNOWN: Omit<Unnamed, 'givenName' | 'familyName' | 'dateOfBirth'> = {
  knownAs: null,
  pronouns: null,
  gender: 'not-asked',
  language: 'not-asked',
  languageNamed: null,
  interpreter: 'not-asked',
};

/** Every name she goes by, so that any of them finds her. */
function keyOf({ givenName, familyName, knownAs }: Unnamed): string {
  return nameKey([givenName, knownAs, familyName].filter(Boolean).join(' '));
}
