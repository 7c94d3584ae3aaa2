import type { ExternalFindingSaid, RecordReferral, RelatedPerson, SafeContactAnswers, ReferredPerson } from '@waymark/contracts';
import { NO_CONSENT_ASKED, type DraftContact, type DraftReferral, type ExternalAssessment, type ReadyReferral, type RowDecisions } from '@waymark/domain';
import type { ServiceEntity } from '../organisations/index.js';
import type { PersonEntity } from '../people/index.js';

export interface RowContext {
  services: readonly ServiceEntity[];
  /** The record a worker chose; null makes a new person. */
  known: PersonEntity | null;
  thirdPersonPhone: RowDecisions['thirdPersonPhone'];
}

/** A finished row as the referral it becomes. What it cannot hold stays with the row, as the agency sent it. */
export function toRecordReferral(row: ReadyReferral, context: RowContext): RecordReferral {
  return {
    safeContact: safeContactOf(row.contact, context.thirdPersonPhone),
    person: personOf(row, context.known),
    source: row.source,
    agencyName: row.agency,
    referrerName: row.referrerName,
    referrerContact: row.referrerContact,
    receivedOn: row.receivedOn,
    receivedTime: row.receivedTime,
    abuseTypes: row.abuseTypes,
    personsCausingHarm: personsCausingHarm(row),
    children: row.children.map(toChild),
    // Nobody said that there are none: an empty cell is a question, never a no.
    childrenInHousehold: row.children.length > 0 ? 'yes' : 'unknown',
    safeguarding: row.children.length > 0 ? 'to-be-decided' : null,
    safeguardingNote: null,
    // Agreement to being referred is the referrer's question and none of our four.
    consents: {
      support: NO_CONSENT_ASKED.support,
      dataProtection: NO_CONSENT_ASKED['data-protection'],
      sharing: NO_CONSENT_ASKED.sharing,
      research: NO_CONSENT_ASKED.research,
    },
    summary: row.summary,
    serviceIds: serviceIdsFor(row, context.services),
    // What the agency found stands in its own form; a finding that no form of ours holds is the finishing worker's to keep.
    judgedHigh: false,
    externalAssessment: row.externalAssessment && { ...findingIn(row.externalAssessment), assessedOn: null },
    riskHolderId: null,
  };
}

function findingIn({ instrument, score, grade }: ExternalAssessment): Pick<ExternalFindingSaid, 'instrument' | 'score' | 'grade'> {
  return { instrument, score, grade };
}

/** The agency's word on how she is reached; nobody has asked her, so nothing beyond that word is taken as safe. */
function safeContactOf(contact: DraftContact, thirdPersonPhone: RowContext['thirdPersonPhone']): SafeContactAnswers {
  const others = thirdPersonPhone === 'keep' ? (contact.thirdPersonPhone?.number ?? null) : null;
  const address = [contact.address, contact.postcode].filter((part) => part !== null).join(', ');
  return {
    safeToTalk: 'unknown',
    safeUntil: null,
    phone: contact.phone ?? others,
    phoneOwner: contact.phone === null && others !== null ? 'safe-third-person' : 'not-known',
    call: contact.mayCall,
    text: contact.mayText,
    voicemail: contact.mayLeaveMessage,
    safeTimes: contact.safeTimes,
    codeWord: null,
    address: address === '' ? null : address,
    post: 'unknown',
    addressKnownToPersonCausingHarm: contact.addressKnownToHarmer,
  };
}

/** A record that exists keeps what it says; the row fills only what nobody knew, and the rest stays beside it as sent. */
function personOf({ person }: ReadyReferral, known: PersonEntity | null): ReferredPerson {
  const { language, named, interpreter } = person.language;
  const sent = {
    givenName: person.forename,
    familyName: person.surname,
    knownAs: person.knownAs,
    pronouns: null,
    dateOfBirth: person.dateOfBirth,
    gender: person.gender,
    language,
    languageNamed: named,
    interpreter,
  };
  if (known === null) return { personId: null, ...sent };
  const isLanguageOpen = known.language === 'not-asked';
  return {
    personId: known.id,
    givenName: known.givenName ?? sent.givenName,
    familyName: known.familyName ?? sent.familyName,
    knownAs: known.knownAs ?? sent.knownAs,
    pronouns: known.pronouns,
    dateOfBirth: known.dateOfBirth ?? sent.dateOfBirth,
    gender: known.gender === 'not-asked' || known.gender === 'not-known' ? sent.gender : known.gender,
    language: isLanguageOpen ? sent.language : known.language,
    languageNamed: isLanguageOpen ? sent.languageNamed : known.languageNamed,
    interpreter: known.interpreter === 'not-asked' ? sent.interpreter : known.interpreter,
  };
}

function personsCausingHarm({ harmer }: DraftReferral): RelatedPerson[] {
  if (harmer === null) return [];
  const { forename, surname, dateOfBirth, relationship, livingTogether } = harmer;
  return [{ givenName: forename, familyName: surname, dateOfBirth, relationship, livesWith: livingTogether }];
}

function toChild(child: DraftReferral['children'][number]): RelatedPerson {
  const { forename, surname, dateOfBirth } = child;
  return { givenName: forename, familyName: surname, dateOfBirth, relationship: 'child', livesWith: 'unknown' };
}

/** What this organisation does not offer is left to triage, which sees what was asked for. */
function serviceIdsFor({ services }: DraftReferral, offered: readonly ServiceEntity[]): string[] {
  return offered.filter((service) => services.some((wanted) => wanted === service.kind)).map((service) => service.id);
}
