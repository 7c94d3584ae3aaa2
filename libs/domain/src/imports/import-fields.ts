/**
 * What a column of an agency's file can mean to us. The words behind each field are headings that agencies use; they
 * only suggest a mapping, which a worker confirms before anything is read.
 */
export const IMPORT_FIELDS = [
  'reference',
  'received-on',
  'received-time',
  'referring-agency',
  'referrer-name',
  'referrer-contact',
  'forename',
  'surname',
  'known-as',
  'date-of-birth',
  'gender',
  'ethnicity',
  'language',
  'safe-phone',
  'may-call',
  'may-text',
  'may-leave-message',
  'safe-times',
  'address',
  'postcode',
  'address-known',
  'referral-consent',
  'referral-aware',
  'checklist',
  'score',
  'police-call-outs',
  'abuse-types',
  'harmer-forename',
  'harmer-surname',
  'harmer-date-of-birth',
  'relationship',
  'living-together',
  'children',
  'summary',
  'service-requested',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Without these a row cannot become a referral, so a mapping without them is refused before any row is read. */
export const REQUIRED_IMPORT_FIELDS = ['received-on', 'forename', 'surname'] as const satisfies readonly ImportField[];

const CONTACT_FIELDS: readonly ImportField[] = ['safe-phone', 'safe-times', 'address', 'postcode', 'referrer-contact'];

/**
 * Whether text of this field can say where somebody is or how she is reached. A column that fills no field may say
 * anything, so it counts as such: raw text, interpretations and reasons of these rest under the same lock as addresses.
 */
export function holdsContact(field: ImportField | null): boolean {
  return field === null || CONTACT_FIELDS.includes(field);
}

/** Headings seen in practice, folded as {@link foldHeading} folds them, for each field. */
export const HEADINGS: Readonly<Record<ImportField, readonly string[]>> = {
  reference: [
    'ref',
    'reference',
    'referral reference',
    'referral ref',
    'urn',
    'ppn reference',
    'ppn number',
    'case number',
  ],
  'received-on': [
    'date received',
    'received',
    'received on',
    'date of referral',
    'referral date',
    'date referred',
    'date',
  ],
  'received-time': ['time received', 'time of referral', 'referral time', 'time'],
  'referring-agency': [
    'referring agency',
    'agency',
    'source',
    'referral source',
    'referred by',
    'organisation',
    'referrer agency',
  ],
  'referrer-name': ['referrer', 'referrer name', 'name of referrer', 'officer', 'referring officer', 'worker'],
  'referrer-contact': [
    'referrer contact',
    'referrer phone',
    'referrer email',
    'referrer tel',
    'contact of referrer',
    'officer contact',
  ],
  forename: ['forename', 'first name', 'given name', 'victim forename', 'client forename', 'enw cyntaf'],
  surname: ['surname', 'last name', 'family name', 'victim surname', 'client surname', 'cyfenw'],
  'known-as': ['known as', 'preferred name', 'alias', 'also known as', 'aka'],
  'date-of-birth': ['dob', 'd o b', 'date of birth', 'birth date', 'victim dob', 'client dob', 'dyddiad geni'],
  gender: ['gender', 'sex', 'gender identity', 'rhywedd'],
  ethnicity: ['ethnicity', 'ethnic group', 'ethnic origin', 'self defined ethnicity'],
  language: ['preferred language', 'language', 'first language', 'main language', 'language of choice', 'iaith'],
  'safe-phone': ['safe phone', 'safe number', 'safe contact number', 'phone', 'telephone', 'mobile', 'tel', 'safe tel'],
  'may-call': ['ok to call', 'safe to call', 'can we call', 'call'],
  'may-text': ['ok to text', 'safe to text', 'can we text', 'sms', 'text'],
  'may-leave-message': [
    'ok to leave message',
    'ok to leave voicemail',
    'safe to leave message',
    'voicemail',
    'leave message',
  ],
  'safe-times': ['safe times', 'best time to call', 'safe time to call', 'when to call', 'best times'],
  address: ['address', 'home address', 'current address', 'cyfeiriad'],
  postcode: ['postcode', 'post code', 'cod post'],
  'address-known': ['address known to perpetrator', 'perpetrator knows address', 'address known'],
  'referral-consent': ['consent to referral', 'consent', 'referral consent', 'consents to referral'],
  'referral-aware': ['aware of referral', 'aware', 'victim aware', 'client aware'],
  checklist: ['checklist', 'risk checklist', 'risk tool', 'risk assessment', 'instrument', 'assessment type'],
  score: ['score', 'risk score', 'dash score', 'grade', 'risk grade', 'risk level', 'dara grade'],
  'police-call-outs': [
    'police call outs 12m',
    'police call outs',
    'call outs 12m',
    'call outs',
    'police incidents 12m',
  ],
  'abuse-types': ['abuse types', 'abuse type', 'type of abuse', 'types of abuse'],
  'harmer-forename': [
    'perpetrator forename',
    'perpetrator first name',
    'suspect forename',
    'alleged perpetrator forename',
  ],
  'harmer-surname': ['perpetrator surname', 'perpetrator last name', 'suspect surname', 'alleged perpetrator surname'],
  'harmer-date-of-birth': ['perpetrator dob', 'perpetrator date of birth', 'suspect dob', 'alleged perpetrator dob'],
  // Never "relationship to perpetrator": read the other way round, his mother would become a mother who harms.
  relationship: ['relationship', 'relationship to victim', 'perpetrator relationship', 'relationship of perpetrator'],
  'living-together': ['living together', 'cohabiting', 'same address', 'lives with perpetrator'],
  children: ['children', 'children in household', 'child details', 'children details', 'plant'],
  summary: ['summary', 'details', 'incident summary', 'incident', 'reason for referral', 'notes', 'circumstances'],
  'service-requested': ['service requested', 'service', 'services requested', 'support requested', 'referred to'],
};

/** Headings compare without case, accents, punctuation or repeated spaces. */
export function foldHeading(heading: string): string {
  return heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
