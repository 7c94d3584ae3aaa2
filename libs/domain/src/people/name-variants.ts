import { nameKey } from './name-key.js';

/**
 * Names that one person may go by, as keys. The table is our own, from spellings that Welsh and English speakers
 * write for each other's names; a wrong pair only adds a candidate to look at and joins nobody's record.
 */
const VARIANT_GROUPS: readonly (readonly string[])[] = [
  // Welsh forenames beside their English forms and the way they are written down by ear.
  ['sian', 'shan', 'sharn', 'shaan'],
  ['sion', 'shon', 'john'],
  ['ioan', 'john', 'ieuan', 'ifan', 'evan', 'iwan', 'ewan', 'euan'],
  ['dafydd', 'david', 'dewi', 'dai', 'dave', 'davydd'],
  ['huw', 'hugh', 'hew'],
  ['rhys', 'rees', 'reece', 'rice'],
  ['llywelyn', 'llewelyn', 'llewellyn', 'llewelin'],
  ['gruffydd', 'gruffudd', 'griffith', 'griffiths', 'griff', 'gruff'],
  ['gwilym', 'william', 'wil', 'will'],
  ['owain', 'owen', 'ywain'],
  ['hywel', 'howell', 'howel'],
  ['tomos', 'thomas', 'tom', 'twm'],
  ['steffan', 'stephen', 'steven', 'steve'],
  ['rhydderch', 'roderick'],
  ['iestyn', 'justin'],
  ['emrys', 'ambrose'],
  ['catrin', 'kathryn', 'catherine', 'katherine', 'kathrin', 'catryn', 'cadi', 'kate', 'cath'],
  ['sioned', 'janet', 'shoned'],
  ['mair', 'mary', 'mari'],
  ['elin', 'elen', 'ellen', 'helen'],
  ['bethan', 'beth', 'elizabeth', 'elisabeth', 'betsan', 'lis'],
  ['megan', 'meg', 'margaret', 'marged', 'mared'],
  ['sara', 'sarah', 'sally'],
  ['ffion', 'fion', 'fionn'],
  ['angharad', 'anharad'],
  ['carys', 'cerys', 'karys', 'kerys'],
  ['nerys', 'neris'],
  ['lowri', 'laura'],
  // Surnames that grew out of "ap" and "ab", which mean "son of".
  ['ap rhys', 'price', 'prys', 'preece', 'pryce'],
  ['ap huw', 'pugh', 'puw'],
  ['ap hywel', 'powell', 'powel'],
  ['ap richard', 'pritchard', 'prichard'],
  ['ap robert', 'probert'],
  ['ap harri', 'parry', 'parri'],
  ['ab owain', 'bowen', 'owen'],
  ['ab evan', 'ab ifan', 'bevan'],
  // The same surname by its Welsh and its English spelling.
  ['huws', 'hughes'],
  // Other names often met in referrals with several usual spellings.
  ['mohammed', 'muhammad', 'mohamed', 'mohammad', 'muhammed', 'mohd'],
  ['aisha', 'ayesha', 'aysha', 'aishah'],
  ['fatima', 'fatimah', 'fatema'],
  ['piotr', 'peter'],
  ['katarzyna', 'kasia'],
  ['malgorzata', 'gosia'],
  ['aleksandra', 'alexandra', 'ola'],
  ['agnieszka', 'aga'],
  ['zoe', 'zoey'],
  ['michelle', 'michele'],
  ['kayleigh', 'kayley', 'kaylee', 'cayleigh'],
];

const GROUPS_BY_NAME = groupsByName();

/** "Son of" and "daughter of": a name with one is often entered without it. */
const PATRONYMIC = /^(ap|ab|ferch|verch) (?=\p{L})/u;

/**
 * Every key under which a name may stand, its own first. A name of several words also varies in each of its words,
 * one at a time.
 */
export function nameVariants(text: string): string[] {
  const key = nameKey(text);
  if (key === '') return [];
  const bare = key.replace(PATRONYMIC, '');
  const words = key.split(' ');
  const byWord =
    words.length < 2
      ? []
      : words.flatMap((word, index) => groupOf(word).map((other) => words.with(index, other).join(' ')));
  return [...new Set([key, ...groupOf(key), bare, ...groupOf(bare), ...byWord])];
}

/** Variants share a group; two names that each resemble a third, as Siôn and Ioan do John, are not. */
export function areNameVariants(one: string, other: string): boolean {
  return nameVariants(one).includes(nameKey(other)) || nameVariants(other).includes(nameKey(one));
}

function groupOf(key: string): readonly string[] {
  return GROUPS_BY_NAME.get(key) ?? [];
}

function groupsByName(): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const group of VARIANT_GROUPS) {
    for (const name of group) groups.set(name, [...(groups.get(name) ?? []), ...group]);
  }
  return groups;
}
