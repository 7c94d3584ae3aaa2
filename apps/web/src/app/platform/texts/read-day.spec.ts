import { readDay, readTime } from './read-day';

const today = '2026-11-22';

describe('a day as somebody types it', () => {
  it.each([
    ['23/10/1987', '1987-10-23'],
    ['3.6.87', '1987-06-03'],
    ['3 Meh 1987', '1987-06-03'],
    ['3 Gorffennaf 2001', '2001-07-03'],
    ['3 june 2001', '2001-06-03'],
    ['1 Awst 99', '1999-08-01'],
    ['23101987', '1987-10-23'],
    ['1987-10-23', '1987-10-23'],
    ['05-04-25', '2025-04-05'],
    ['05-04-27', '1927-04-05'],
  ])('%s is read as %s', (typed, day) => {
    expect(readDay(typed, today)).toBe(day);
  });

  it.each(['29/2/2027', '31/11/1990', '12/13/1990', 'yesterday', '3 3', ''])('%s is no day', (typed) => {
    expect(readDay(typed, today)).toBeNull();
  });
});

describe('a time as somebody types it', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['14.05', '14:05'],
    ['2pm', '14:00'],
    ['12am', '00:00'],
    ['1 yp', '13:00'],
  ])('%s is read as %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each(['25:00', '9:75', 'noon', ''])('%s is no time', (typed) => {
    expect(readTime(typed)).toBeNull();
  });
});
