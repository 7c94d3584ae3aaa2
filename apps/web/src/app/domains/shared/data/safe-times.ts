import { inject, Service } from '@angular/core';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';

/**
 * When somebody may be reached, in her own words, and beside it what day and time it is: "weekdays, 10 to 2" must not be
 * read as "now" on a Sunday. Her words are never interpreted by Waymark.
 */
@Service()
export class SafeTimes {
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);

  words(times: string | null): string[] {
    if (!times) return [];
    return [this.texts.get('contact.safe-times', { times, weekday: this.dates.weekday(this.dates.today()), time: this.dates.timeNow() })];
  }
}
