import { TestBed } from '@angular/core/testing';
import { realTexts, speak } from '../../../../test-texts';
import { Clock } from '../../../platform/clock';
import { SafeTimes } from './safe-times';

describe('the times at which somebody may be reached', () => {
  beforeEach(() => {
    const now = new Date('2026-11-22T16:45:00Z');
    TestBed.configureTestingModule({ providers: [realTexts(), { provide: Clock, useValue: { now: () => now } }] });
  });

  it.each([
    ['en' as const, 'Weekdays, 10 to 2 (now it is Sunday, 16:45)'],
    ['cy' as const, 'Weekdays, 10 to 2 (nawr: dydd Sul, 16:45)'],
  ])('stand beside the day and the time that it is, in %s', async (language, words) => {
    await speak(language);
    expect(TestBed.inject(SafeTimes).words('Weekdays, 10 to 2')).toEqual([words]);
  });

  it('are not spoken of where nobody gave any', async () => {
    await speak('en');
    expect(TestBed.inject(SafeTimes).words(null)).toEqual([]);
  });
});
