import { bankHolidaysAround } from './bank-holidays.js';

describe('bank holidays of Wales and England', () => {
  const days = bankHolidaysAround('2027-06-01');

  it('has the substitute for Boxing Day 2026, which is a Saturday', () => {
    expect(days).toContain('2026-12-28');
  });

  it('has both substitutes of Christmas 2027 and that of New Year 2028', () => {
    expect(days).toEqual(expect.arrayContaining(['2027-12-27', '2027-12-28', '2028-01-03']));
  });

  it('does not count St David’s Day, nor days that are only observed', () => {
    expect(days.filter((day) => day.endsWith('-03-01'))).toEqual([]);
    expect(days).not.toContain('2027-03-07');
  });

  it('reaches back over any backlog and forward over any target', () => {
    expect(days).toEqual(expect.arrayContaining(['2022-12-26', '2029-05-07']));
  });
});
