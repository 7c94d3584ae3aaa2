import { TestBed } from '@angular/core/testing';
import { realTexts, speak } from '../../../test-texts';
import { Clock } from '../clock';
import { Dates } from './dates';

describe('dates on the screen', () => {
  let dates: Dates;

  beforeEach(() => {
    const clock = { now: () => new Date('2026-11-22T00:30:00Z') };
    TestBed.configureTestingModule({ providers: [realTexts(), { provide: Clock, useValue: clock }] });
    dates = TestBed.inject(Dates);
  });

  it('are said in Welsh on a Welsh page', async () => {
    await speak('cy');
    expect(dates.day('2026-07-03')).toBe('3 Gorffennaf 2026');
    expect(dates.ago('2026-11-19')).toBe('3 diwrnod yn ôl');
  });

  it('are told by the clock on the wall in Wales, whatever the device is set to', async () => {
    await speak('en');
    expect(dates.instant('2026-07-03T23:15:00Z')).toBe('4 Jul 2026, 00:15');
    expect(dates.dayOf('2026-12-31T23:59:00Z')).toBe('2026-12-31');
  });

  it('name the day itself when it lies in the future or more than a month back', async () => {
    await speak('en');
    expect([dates.ago('2026-11-23'), dates.ago('2026-10-01'), dates.ago('2026-11-22')]).toEqual([
      '23 Nov 2026',
      '1 Oct 2026',
      'today',
    ]);
  });
});
