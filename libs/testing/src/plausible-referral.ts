import type { RecordReferral, ReferredPerson, RelatedPerson, SafeContactAnswers } from '@waymark/contracts';
import type { AbuseType, CalendarDay, ReferralSource, Relationship } from '@waymark/domain';
import { FAMILY_NAMES, MENS_NAMES, STREETS, TOWNS, WOMENS_NAMES } from './invented-names.js';
import type { Random, Weights } from './random.js';

export interface WhenReceived {
  day: CalendarDay;
  /** Null for the quarter of agencies that give no time of day. */
  time: string | null;
}

/** The year of birth is drawn from the age bands; the day is any day that every month has. */
const AGES: Weights<string> = { '16-17': 1.3, '18-24': 20, '25-34': 34, '35-44': 25, '45-54': 12, '55-64': 5, '65-84': 3 };

/** Referral sources of a community service: self 30 %, police 20 %, children's social care 15 %, and so on. */
const SOURCES: Weights<ReferralSource> = {
  self: 30,
  police: 20,
  'childrens-social-care': 15,
  'health-gp-iris': 6,
  'health-mental-health': 4,
  housing: 8,
  'domestic-abuse-service': 10,
  marac: 3,
  'voluntary-other': 4,
};

const ABUSE_SHARES: Weights<AbuseType> = {
  'psychological-emotional': 90,
  'controlling-coercive': 85,
  harassment: 70,
  physical: 65,
  strangulation: 35,
  economic: 35,
  technology: 25,
  sexual: 22,
  'honour-based': 3,
};

const RELATIONSHIPS: Weights<Relationship> = { 'ex-partner': 40, 'ex-spouse': 15, partner: 20, spouse: 12, child: 5, parent: 3, sibling: 2, other: 3 };

/** One call or letter of an invented person, drawn from published shares of who asks for help and how. */
export function plausibleReferral(random: Random, received: WhenReceived): RecordReferral {
  const person = plausiblePerson(random, received.day);
  const children = random.chance(0.6) ? plausibleChildren(random, person, received.day) : [];
  const source = random.weighted(SOURCES);
  return {
    safeContact: plausibleSafeContact(random),
    person,
    source,
    agencyName: source === 'self' ? null : `${random.pick(TOWNS)} team`,
    referrerName: source === 'self' ? null : `${random.pick(WOMENS_NAMES)} Example`,
    referrerContact: source === 'self' ? null : landline(random),
    receivedOn: received.day,
    receivedTime: received.time,
    abuseTypes: plausibleAbuse(random),
    personsCausingHarm: [plausiblePersonCausingHarm(random)],
    children,
    childrenInHousehold: children.length > 0 ? 'yes' : 'no',
    safeguarding: children.length > 0 ? random.weighted({ referred: 5, 'already-open': 3, 'not-needed': 2 }) : null,
    safeguardingNote: null,
    consents: {
      support: 'given',
      dataProtection: 'given',
      sharing: random.weighted({ given: 7, refused: 2, 'not-asked': 1 }),
      research: random.weighted({ given: 3, refused: 2, 'not-asked': 5 }),
    },
    summary: random.pick(SUMMARIES),
    serviceIds: [],
    judgedHigh: false,
    externalAssessment: null,
    riskHolderId: null,
  };
}

const SUMMARIES = [
  'Asked for help with safety at home.',
  'Wants to know what her choices are before she decides anything.',
  'Has left and is staying with a friend for now.',
  'Messages every day since the separation; frightened to go to work.',
  'Money is kept from her; asks about benefits and a place of her own.',
  null,
] as const;

export function plausiblePerson(random: Random, today: CalendarDay): ReferredPerson {
  const gender = random.weighted({ woman: 93, man: 6, 'not-asked': 1 });
  const language = random.weighted({ english: 84, welsh: 9, other: 5, bsl: 1, 'not-asked': 1 });
  return {
    personId: null,
    givenName: random.pick(gender === 'man' ? MENS_NAMES : WOMENS_NAMES),
    familyName: random.pick(FAMILY_NAMES),
    knownAs: null,
    pronouns: null,
    dateOfBirth: random.chance(0.95) ? bornAt(random, plausibleAge(random), today) : null,
    gender,
    language,
    languageNamed: language === 'other' ? random.pick(['Polish', 'Sylheti', 'Turkish', 'Vietnamese']) : null,
    interpreter: language === 'other' || language === 'bsl' ? 'needed' : 'not-needed',
  };
}

function plausibleAge(random: Random): number {
  const [least = 18, most = 64] = random.weighted(AGES).split('-').map(Number);
  return random.whole(least, most);
}

/** A birthday some time in the year before, so that somebody of that age is that old today. */
export function bornAt(random: Random, age: number, today: CalendarDay): CalendarDay {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const born = { month: random.whole(1, 12), day: random.whole(1, 28) };
  const hadBirthday = born.month < month || (born.month === month && born.day <= day);
  return [String(year - age - (hadBirthday ? 0 : 1)), twoDigits(born.month), twoDigits(born.day)].join('-');
}

function plausibleChildren(random: Random, parent: ReferredPerson, today: CalendarDay): RelatedPerson[] {
  const count = Number(random.weighted({ '1': 48, '2': 32, '3': 13, '4': 5, '5': 2 }));
  return Array.from({ length: count }, () => ({
    givenName: random.pick(random.chance(0.5) ? WOMENS_NAMES : MENS_NAMES),
    familyName: parent.familyName,
    dateOfBirth: bornAt(random, random.whole(0, 16), today),
    relationship: 'child',
    livesWith: 'yes',
  }));
}

function plausiblePersonCausingHarm(random: Random): RelatedPerson {
  const relationship = random.weighted(RELATIONSHIPS);
  return {
    givenName: random.pick(MENS_NAMES),
    familyName: random.chance(0.9) ? random.pick(FAMILY_NAMES) : null,
    dateOfBirth: null,
    relationship,
    livesWith: relationship.startsWith('ex-') ? 'no' : random.weighted({ yes: 7, no: 2, unknown: 1 }),
  };
}

function plausibleAbuse(random: Random): AbuseType[] {
  const shares = Object.entries(ABUSE_SHARES) as [AbuseType, number][];
  const types = shares.filter(([, share]) => random.chance(share / 100)).map(([type]) => type);
  return types.length > 0 ? types : ['psychological-emotional'];
}

function plausibleSafeContact(random: Random): SafeContactAnswers {
  const isSafe = random.chance(0.8);
  return {
    safeToTalk: isSafe ? 'yes' : 'unknown',
    safeUntil: isSafe && random.chance(0.4) ? random.pick(['11:30', '14:45', '17:00']) : null,
    phone: random.chance(0.92) ? mobile(random) : null,
    phoneOwner: random.weighted({ own: 85, shared: 8, 'safe-third-person': 7 }),
    call: isSafe ? 'yes' : 'no',
    text: random.weighted({ yes: 5, no: 4, unknown: 1 }),
    voicemail: random.weighted({ yes: 2, no: 7, unknown: 1 }),
    safeTimes: random.pick([null, 'Weekdays, 10 to 2', 'After 7 in the evening', 'Not at weekends']),
    codeWord: random.chance(0.3) ? random.pick(['the dentist', 'the library', 'piano lessons']) : null,
    address: random.chance(0.7) ? `${random.whole(1, 180)} ${random.pick(STREETS)}, ${random.pick(TOWNS)}` : null,
    post: random.weighted({ no: 7, yes: 2, unknown: 1 }),
    addressKnownToPersonCausingHarm: random.weighted({ yes: 5, no: 3, unknown: 2 }),
  };
}

/** Ofcom keeps 07700 900000 to 900999 and 01632 960000 to 960999 for drama: they reach nobody. */
export function mobile(random: Random): string {
  return `07700 900${String(random.whole(0, 999)).padStart(3, '0')}`;
}

export function landline(random: Random): string {
  return `01632 960${String(random.whole(0, 999)).padStart(3, '0')}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
