import fc from 'fast-check';
import { suggestMapping } from './column-mapping.js';
import { routeSettings, settingsInForce } from '../settings/index.js';
import { importRules } from './import-rules.js';
import { aBlankRow, aRow, FIXTURE_COLUMNS, INVENTED_ROWS } from './invented-rows.fixture.js';
import { visibleText, type RawRow } from './raw-row.js';
import { countOutcomes, draftOf, readPartOfFile, readReferralFile } from './read-referral-file.js';

const MAPPING = suggestMapping(FIXTURE_COLUMNS);
const SETTINGS = settingsInForce([], '2026-11-22');
const CONTEXT = { today: '2026-11-22', rules: importRules(SETTINGS), routing: routeSettings(SETTINGS) };
const readFile = (rows: readonly RawRow[]) => readReferralFile(rows, MAPPING, CONTEXT).outcomes;

describe('a file of an agency', () => {
  const outcomes = readFile(INVENTED_ROWS);

  it('ends every row as ready, to review or blank', () => {
    expect(countOutcomes(outcomes)).toEqual({ rows: 41, ready: 26, review: 14, blank: 1 });
  });

  it('names for each row to review why', () => {
    const codes = outcomes.flatMap((one) => (one.outcome === 'review' ? [one.reasons[0]?.code] : []));
    expect(codes).toEqual([
      'missing-received-date',
      'date-of-birth-in-future',
      'unreadable-date',
      'phone-belongs-to-other',
      'missing-name',
      'impossible-score',
      'impossible-score',
      'score-without-instrument',
      'impossible-score',
      'impossible-score',
      'unreadable-children',
      'unknown-value',
      'likely-duplicate',
      'missing-column',
    ]);
  });

  it('is read the same way a second time', () => {
    expect(readFile(INVENTED_ROWS)).toEqual(outcomes);
  });

  it('reads the same in parts of any size as at once', () => {
    const { duplicates } = readReferralFile(INVENTED_ROWS, MAPPING, CONTEXT);
    expect(duplicates).not.toEqual([]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: INVENTED_ROWS.length + 1 }), (size) => {
        const parts = INVENTED_ROWS.flatMap((_, first) =>
          first % size === 0 ? readPartOfFile(INVENTED_ROWS.slice(first, first + size), first, duplicates, MAPPING, CONTEXT) : [],
        );
        expect(parts).toEqual(outcomes);
      }),
    );
  });

  it('adds up and keeps every word of any rows whatever', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '01/02/1990', '07700 900001', 'Y', '=1+1', 'DARA', '14'),
    );
    const anyRow = fc
      .array(cell, { minLength: FIXTURE_COLUMNS.length, maxLength: FIXTURE_COLUMNS.length })
      .map((cells): RawRow => Object.fromEntries(FIXTURE_COLUMNS.map((column, index) => [column, cells[index]])));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyRow, fc.constant(aBlankRow()), fc.constant(aRow())), { maxLength: 8 }),
        (rows) => {
          const read = readFile(rows);
          const counts = countOutcomes(read);
          expect(counts.rows).toBe(rows.length);
          expect(counts.ready + counts.review + counts.blank).toBe(rows.length);
          read.forEach((outcome, index) => {
            if (outcome.outcome !== 'blank') expect(lostCells(rows[index] ?? {}, JSON.stringify(outcome))).toEqual([]);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Cells whose letters are nowhere in the outcome. */
function lostCells(raw: RawRow, outcome: string): string[] {
  return Object.values(raw).filter((cell): cell is string => {
    const text = (cell ?? '').trim();
    return visibleText(text) !== '' && !outcome.includes(JSON.stringify(text).slice(1, -1));
  });
}

describe('one person in two rows', () => {
  const twice = (first: Parameters<typeof aRow>[0], second: Parameters<typeof aRow>[0]) =>
    readFile([aRow({ Ref: 'A', ...first }), aRow({ Ref: 'B', ...second })]).map(({ outcome }) => outcome);

  it.each([
    ['Rhianwen', 'Mostyn', '27/09/1987', 'Rhianwyn', 'Mostyn', '27.09.87'],
    ['Anwyl', 'Pritchett', '11/09/1996', 'Anwyl', 'PRICHETT ', '11 Sep 1996'],
    ['Siân', 'Quill', '10/08/1989', 'Sian', 'QUILL', '1989-08-10'],
    ['Maren', 'Quill', '04/03/1990', 'Maren', 'Quill', '03/04/1990'],
    ['Maren', 'Quill', '04/03/1990', 'Maren', 'Quill', ''],
  ])('%s %s %s and %s %s %s are asked about, the first going ahead', (f1, s1, d1, f2, s2, d2) => {
    const outcomes = twice({ Forename: f1, Surname: s1, DOB: d1 }, { Forename: f2, Surname: s2, DOB: d2 });
    expect(outcomes).toEqual(['ready', 'review']);
  });

  it.each([
    ['of another birthday', { DOB: '04/03/1990' }, { DOB: '05/06/1971' }],
    ['of another name', { Forename: 'Osgar', Surname: 'Quill' }, { Forename: 'Idony', Surname: 'Threlkeld' }],
  ])('people %s stay apart', (_, first, second) => {
    expect(twice(first, second)).toEqual(['ready', 'ready']);
  });

  it('a shared telephone makes nobody one person', () => {
    const outcomes = twice(
      { Forename: 'Osgar', DOB: '04/03/1990', 'Safe phone': '07700 900001' },
      { Forename: 'Idony', DOB: '05/06/1971', 'Safe phone': '07700 900001' },
    );
    expect(outcomes).toEqual(['ready', 'ready']);
  });

  it('names the earlier row, counted over blank ones, and prefers the one with the same birthday', () => {
    const named = { Forename: 'Maren', Surname: 'Quill' };
    const [, , , last] = readFile([
      aRow({ Ref: 'A', ...named, DOB: '' }),
      aBlankRow(),
      aRow({ Ref: 'B', Forename: 'Maren', Surname: 'Quil', DOB: '04/03/1990' }),
      aRow({ Ref: 'C', ...named, DOB: '04/03/1990' }),
    ]);
    expect(last).toMatchObject({ outcome: 'review', reasons: [{ code: 'likely-duplicate', offer: '2' }] });
    expect(last && draftOf(last)?.person.surname).toBe('Quill');
  });

  it('a reference sent twice is asked about even when the names differ', () => {
    expect(twice({ Ref: 'P7', DOB: '04/03/1990' }, { Ref: 'p7', Forename: 'Idony', DOB: '05/06/1971' })).toEqual([
      'ready',
      'review',
    ]);
  });
});
