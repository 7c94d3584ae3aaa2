import type { SafetyAnswer } from '../contact/index.js';
import type { EthnicGroup, Gender } from '../people/index.js';
import type {
  AbuseType,
  ExternalInstrument,
  ReferralSource,
  Relationship,
  RequestedService,
  RiskLevel,
} from '../referrals/index.js';
import type { ReferralConsent } from './draft-referral.js';

/** Agencies' words for one code of ours, each folded as {@link foldValue} folds it. */
export type Synonyms<C extends string> = Readonly<Partial<Record<C, readonly string[]>>>;

export function foldValue(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function codeFor<C extends string>(text: string, synonyms: Synonyms<C>): C | null {
  const word = foldValue(text);
  for (const [code, words] of entriesOf(synonyms)) {
    if (word === foldValue(code) || words.includes(word)) return code;
  }
  return null;
}

function entriesOf<C extends string>(synonyms: Synonyms<C>): Array<[C, readonly string[]]> {
  return Object.entries(synonyms) as Array<[C, readonly string[]]>;
}

/** "NA" is "not applicable" to one writer and Welsh for no to another, so it is neither. */
export const ANSWER_WORDS: Synonyms<SafetyAnswer> = {
  yes: ['y', 'true', '1', 'ok', 'ydy', 'oes', 'ie', 'iawn'],
  no: ['n', 'false', '0', 'nac ydy', 'nag oes'],
  unknown: ['u', 'not known', 'nk', 'n k', 'dont know', 'd k', 'not asked', 'not sure', 'ddim yn gwybod', 'n a', 'na'],
};

export const CONSENT_WORDS: Synonyms<ReferralConsent> = {
  given: ['y', 'yes', 'true', '1', 'consented', 'verbal', 'written', 'ydy', 'oes', 'ie'],
  refused: ['n', 'no', 'false', '0', 'declined', 'not given', 'nac ydy', 'nag oes'],
  withdrawn: ['withdrew'],
  'not-asked': ['unable to ask'],
  'not-known': ['unknown', 'nk', 'n k', 'dont know', 'n a', 'na'],
};

export const SOURCE_WORDS: Synonyms<ReferralSource> = {
  self: ['self referral', 'self referred', 'client', 'hunan'],
  police: [
    'police ppn',
    'ppn',
    'heddlu',
    'dyfed powys police',
    'gwent police',
    'south wales police',
    'north wales police',
  ],
  marac: ['multi agency risk assessment conference'],
  'domestic-abuse-service': [
    'other da service',
    'da service',
    'other idva service',
    'idva',
    'idva service',
    'womens aid',
  ],
  'childrens-social-care': ['childrens services', 'csc', 'childrens social services', 'social services children'],
  'adult-social-care': ['adult services', 'adult social services', 'asc', 'adult safeguarding'],
  'health-gp-iris': ['gp', 'iris', 'gp iris', 'health gp', 'surgery'],
  'health-emergency': ['a e', 'ae', 'ed', 'emergency department', 'accident and emergency', 'hospital'],
  'health-maternity': ['midwifery', 'midwife', 'health visitor', 'maternity', 'health visiting', 'bydwraig'],
  'health-mental-health': ['mental health', 'cmht', 'camhs'],
  'health-sexual-health': ['sexual health', 'gum'],
  housing: ['housing association', 'homelessness', 'local authority housing', 'tai', 'council housing'],
  probation: ['nps', 'probation service', 'national probation service'],
  courts: ['court', 'cps', 'witness care', 'magistrates'],
  cafcass: ['cafcass cymru'],
  'victim-support': ['victims support'],
  'sexual-violence-service': ['sarc', 'isva', 'rape crisis'],
  education: ['school', 'college', 'university', 'ysgol'],
  'substance-misuse': ['drug and alcohol', 'drug and alcohol service', 'substance use'],
  helpline: ['live fear free', 'lff', 'national helpline'],
  'friend-family': ['family', 'friend', 'family member', 'friend or family'],
  employer: ['work', 'workplace'],
  'voluntary-other': ['voluntary sector', 'charity', 'third sector'],
  'internal-transfer': ['internal'],
  'refuge-out-of-area': ['out of area refuge', 'refuge out of area'],
  other: [],
};

export const ABUSE_WORDS: Synonyms<AbuseType> = {
  physical: ['physical abuse', 'physical violence', 'corfforol'],
  sexual: ['sexual abuse', 'sexual violence', 'rape', 'rhywiol'],
  'violent-threatening': ['violence', 'threats', 'threatening', 'threatening behaviour', 'violent or threatening'],
  'controlling-coercive': ['coercive control', 'coercive', 'controlling', 'control', 'ccb', 'controlling or coercive'],
  economic: ['financial', 'economic abuse', 'financial abuse', 'ariannol'],
  'psychological-emotional': [
    'emotional',
    'psychological',
    'emotional abuse',
    'psychological abuse',
    'verbal',
    'emosiynol',
  ],
  strangulation: ['nfs', 'non fatal strangulation', 'choking', 'suffocation'],
  stalking: ['stalking and harassment'],
  harassment: [],
  technology: ['tech', 'tech abuse', 'online', 'digital', 'cyber', 'image based', 'technology facilitated'],
  'honour-based': ['hba', 'hbv', 'honour based abuse', 'honour based violence', 'honour'],
  'forced-marriage': ['fm'],
  fgm: ['female genital mutilation'],
  reproductive: ['reproductive coercion'],
  spiritual: ['ritual', 'spiritual abuse'],
  neglect: [],
  'post-separation': ['post separation abuse'],
  'through-children': ['child contact', 'via children', 'contact dispute'],
  litigation: ['litigation abuse'],
  'child-to-parent': ['adolescent to parent', 'capva', 'apva', 'child to parent abuse'],
  immigration: ['immigration abuse'],
  trafficking: ['modern slavery'],
};

export const RELATIONSHIP_WORDS: Synonyms<Relationship> = {
  spouse: ['husband', 'wife', 'married', 'gwr', 'gwraig'],
  'ex-spouse': ['ex husband', 'ex wife', 'former husband', 'former wife', 'exhusband', 'exwife', 'estranged husband'],
  'civil-partner': [],
  'ex-civil-partner': ['former civil partner'],
  engaged: ['fiance', 'fiancee'],
  'ex-engaged': ['ex fiance', 'ex fiancee'],
  partner: ['boyfriend', 'girlfriend', 'current partner', 'intimate partner', 'cariad', 'bf', 'gf'],
  'ex-partner': ['ex', 'expartner', 'ex boyfriend', 'ex girlfriend', 'former partner', 'previous partner'],
  'co-parent': ['father of child', 'childs father', 'co parent', 'mother of child', 'childs mother'],
  parent: ['father', 'mother', 'dad', 'mum', 'mam', 'tad', 'step father', 'stepfather', 'step mother', 'stepmother'],
  child: ['son', 'daughter', 'step son', 'stepson', 'step daughter', 'stepdaughter', 'mab', 'merch', 'adult child'],
  sibling: ['brother', 'sister', 'half brother', 'half sister', 'brawd', 'chwaer'],
  'in-law': ['brother in law', 'sister in law', 'mother in law', 'father in law', 'son in law', 'daughter in law'],
  grandparent: ['grandfather', 'grandmother', 'nan', 'grandad'],
  grandchild: ['grandson', 'granddaughter'],
  'aunt-uncle': ['aunt', 'uncle'],
  'niece-nephew': ['niece', 'nephew'],
  cousin: [],
  'other-relative': ['relative', 'other family', 'family member', 'family'],
  friend: [],
  acquaintance: ['neighbour', 'colleague', 'housemate'],
  stranger: [],
  professional: ['carer', 'person in a position of trust'],
  other: [],
  'not-known': ['unknown', 'nk', 'not stated', 'dont know'],
};

export const SERVICE_WORDS: Synonyms<RequestedService> = {
  idva: ['idva service', 'idva support'],
  outreach: ['outreach support', 'floating support', 'community support'],
  refuge: ['safe house', 'safe accommodation'],
  children: [
    'childrens',
    'childrens support',
    'childrens service',
    'cyp',
    'child support',
    'children and young people',
  ],
  counselling: ['therapy', 'counsellor'],
  group: ['group work', 'groupwork', 'freedom programme', 'recovery toolkit'],
  isva: [],
  'perpetrator-programme': ['perpetrator', 'behaviour change', 'perp programme'],
  any: ['any service', 'no preference', 'unsure', 'not sure'],
};

export const GENDER_WORDS: Synonyms<Gender> = {
  woman: ['f', 'female', 'menyw', 'benyw'],
  man: ['m', 'male', 'dyn', 'gwryw'],
  'non-binary': ['nonbinary', 'nb', 'enby'],
  other: [],
  'prefer-not-to-say': ['pnts'],
  'not-asked': [],
  'not-known': ['unknown', 'u', 'nk', 'not stated'],
};

/** Words and the police's self-defined codes, which follow the census: W1 is White British, A2 Pakistani. */
export const ETHNICITY_WORDS: Synonyms<EthnicGroup> = {
  'white-british': ['w1', 'white welsh', 'white english', 'white scottish', 'white northern irish', 'welsh', 'british'],
  'white-irish': ['w2', 'irish'],
  'white-gypsy-traveller': ['w3', 'gypsy or irish traveller', 'traveller', 'gypsy', 'irish traveller'],
  'white-roma': ['roma', 'w4'],
  'white-other': ['w9', 'any other white', 'other white', 'white european', 'any other white background'],
  'mixed-white-black-caribbean': ['m1', 'white and black caribbean'],
  'mixed-white-black-african': ['m2', 'white and black african'],
  'mixed-white-asian': ['m3', 'white and asian'],
  'mixed-other': ['m9', 'any other mixed', 'other mixed', 'mixed'],
  'asian-indian': ['a1', 'indian'],
  'asian-pakistani': ['a2', 'pakistani'],
  'asian-bangladeshi': ['a3', 'bangladeshi'],
  'asian-chinese': ['a4', 'o1', 'chinese'],
  'asian-other': ['a9', 'any other asian', 'other asian'],
  'black-caribbean': ['b1', 'caribbean'],
  'black-african': ['b2', 'african'],
  'black-other': ['b9', 'any other black', 'other black'],
  arab: ['o2'],
  other: ['o9', 'any other', 'any other ethnic group', 'other ethnic group'],
  'prefer-not-to-say': ['refused', 'pnts', 'declined to say'],
  'not-asked': [],
  'not-known': ['ns', 'not stated', 'unknown', 'nk'],
};

export const INSTRUMENT_WORDS: Synonyms<ExternalInstrument> = {
  'safelives-dash-24': ['safelives dash', 'dash 24', 'caada dash', 'dash ric', 'safelives ric', 'safe lives dash 24'],
  'police-dash-27': ['dash 2009 27', 'dash 2009', 'dash 27', 'police dash', 'acpo dash', 'ppn dash'],
  dara: ['domestic abuse risk assessment'],
};

export const GRADE_WORDS: Synonyms<RiskLevel> = {
  standard: ['std', 'standard risk', 's'],
  medium: ['med', 'medium risk', 'm'],
  high: ['high risk', 'h'],
};
