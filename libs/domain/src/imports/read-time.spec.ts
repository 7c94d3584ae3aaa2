import { readTimeOfDay, splitDateAndTime } from './read-time.js';

describe('reading a time of day', () => {
  it.each([
    ['14:05', '14:05'],
    ['9:05', '09:05'],
    ['1pm', '13:00'],
    ['12pm', '12:00'],
    ['12am', '00:00'],
    ['10.30 p.m.', '22:30'],
    ['0930hrs', '09:30'],
    ['noon', '12:00'],
    ['00:04', '00:04'],
  ])('reads %s as %s', (text, time) => {
    expect(readTimeOfDay(text)).toBe(time);
  });

  it.each(['', 'morning', '25:00', '24:00', '13pm', '9', '14:60'])('takes "%s" as not given', (text) => {
    expect(readTimeOfDay(text)).toBeNull();
  });

  it('parts a date and a time that share one cell', () => {
    expect(splitDateAndTime('12/08/2026 14:30')).toEqual({ date: '12/08/2026', time: '14:30' });
    expect(splitDateAndTime('2026-08-12T09:05:00')).toEqual({ date: '2026-08-12', time: '09:05' });
    expect(splitDateAndTime('12 08 2026')).toEqual({ date: '12 08 2026', time: null });
  });
});
