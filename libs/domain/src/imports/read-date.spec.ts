import fc from 'fast-check';
import { dayFromNumber, dayNumber } from '../dates/index.js';
import { settingsInForce } from '../settings/index.js';
import { importRules } from './import-rules.js';
import { readDate, type DateOf } from './read-date.js';

const TODAY = '2026-11-22';
const read = (text: string, of: DateOf = 'birth') =>
  readDate(text, of, TODAY, importRules(settingsInForce([], '2026-11-22')));

describe('reading a date', () => {
  it.each([
    ['11/08/2026', '2026-08-11'],
    ['2026-09-08', '2026-09-08'],
    ['20.08.26', '2026-08-20'],
    ['1-8-2026', '2026-08-01'],
    ['10 Sep 2026', '2026-09-10'],
    ['3rd September 2026', '2026-09-03'],
    ['Tue 1 Sept 2026', '2026-09-01'],
    ['September 3, 2026', '2026-09-03'],
    ['3 Medi 2026', '2026-09-03'],
    ['05/06/2026', '2026-06-05'],
  ])('reads %s day first as %s', (text, day) => {
    expect(read(text, 'receipt')).toEqual({ ok: true, day });
  });

  it.each(['31/02/1990', 'about 1985', '1985', '00/01/1990', '46234', '12/13', '3 Ma 1990', '30/30/1990'])(
    'does not make a date out of %s',
    (text) => {
      expect(read(text)).toEqual({ ok: false, fault: 'unreadable-date', day: null });
    },
  );

  it('offers a month-first date without using it', () => {
    expect(read('04/25/1988')).toEqual({ ok: false, fault: 'ambiguous-date', day: '1988-04-25' });
  });

  it('refuses a receipt in the future and one older than the organisation expects', () => {
    expect(read('23/11/2026', 'receipt')).toEqual({ ok: false, fault: 'date-in-future', day: '2026-11-23' });
    expect(read('22/11/2026', 'receipt').ok).toBe(true);
    expect(read('22/11/2021', 'receipt')).toEqual({ ok: false, fault: 'unlikely-date', day: '2021-11-22' });
    expect(read('23/11/2021', 'receipt').ok).toBe(true);
  });

  it('refuses a date of birth that lies ahead or makes somebody older than anybody', () => {
    expect(read('14/03/2031')).toEqual({ ok: false, fault: 'date-of-birth-in-future', day: '2031-03-14' });
    expect(read('14/03/1890')).toEqual({ ok: false, fault: 'unlikely-date', day: '1890-03-14' });
  });
});

describe('two-digit years', () => {
  it('puts a birth into this century unless that lies in the future', () => {
    expect(read('25.04.04')).toEqual({ ok: true, day: '2004-04-25' });
    expect(read('22.11.26', 'birth-of-child')).toEqual({ ok: true, day: '2026-11-22' });
    expect(read('23.11.26', 'birth-of-child')).toEqual({ ok: true, day: '1926-11-23' });
    expect(read('27.09.87')).toEqual({ ok: true, day: '1987-09-27' });
  });

  it('asks a person when a child and a very old woman are both possible, but not among children', () => {
    expect(read('16.05.20')).toEqual({ ok: false, fault: 'ambiguous-date', day: '2020-05-16' });
    expect(read('16.05.20', 'birth-of-child')).toEqual({ ok: true, day: '2020-05-16' });
  });

  it('never takes a receipt for one of the last century', () => {
    expect(read('20.08.27', 'receipt')).toEqual({ ok: false, fault: 'date-in-future', day: '2027-08-20' });
  });

  it('knows that 29 February was a day in 2000 and not in 1900', () => {
    expect(read('29.02.00')).toEqual({ ok: true, day: '2000-02-29' });
    expect(read('29.02.01')).toEqual({ ok: false, fault: 'unreadable-date', day: null });
  });
});

describe('any day of the last century', () => {
  it('comes back from every way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber('1930-01-01'), max: dayNumber('2010-12-31') }), (number) => {
        const day = dayFromNumber(number);
        const [year = '', month = '', date = ''] = day.split('-');
        for (const text of [day, `${date}/${month}/${year}`, `${Number(date)}.${Number(month)}.${year}`]) {
          expect(read(text)).toEqual({ ok: true, day });
        }
        expect(read(`${date}.${month}.${year.slice(2)}`)).toEqual({ ok: true, day });
      }),
    );
  });

  it('is never invented from arbitrary text: whatever is accepted lies between the oldest age and today', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const reading = read(text);
        if (reading.ok) expect(reading.day > '1916-01-01' && reading.day <= TODAY).toBe(true);
      }),
    );
  });
});
