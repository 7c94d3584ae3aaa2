import { inject, Service } from '@angular/core';
import { addDays } from '@waymark/domain';
import { Clock } from '../clock';
import { Texts } from './texts';

const ZONE = 'Europe/London';
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

interface Wall {
  day: string;
  time: string;
}

/**
 * Days and times in the reader's language. The month and weekday names come from our catalogue: Chromium ships no Welsh
 * calendar data and would quietly answer in American English.
 */
@Service()
export class Dates {
  private readonly texts = inject(Texts);
  private readonly clock = inject(Clock);

  /** "3 June 2026" / "3 Mehefin 2026", from a calendar day. */
  day(day: string): string {
    const [year, month, date] = day.split('-').map(Number);
    return this.texts.get('date.day', { date: date!, month: this.texts.get(`date.month.${month}`), year: `${year}` });
  }

  /** "3 Jun 2026", where room is short. */
  shortDay(day: string): string {
    const [year, month, date] = day.split('-').map(Number);
    return this.texts.get('date.day', { date: date!, month: this.texts.get(`date.mon.${month}`), year: `${year}` });
  }

  /** "3 June 2026, 14:05", on the wall clock of the service. */
  instant(instant: string): string {
    const { day, time } = wallOf(new Date(instant));
    return this.texts.get('date.at', { day: this.shortDay(day), time });
  }

  time(instant: string): string {
    return wallOf(new Date(instant)).time;
  }

  /** The calendar day of an instant on the wall clock of the service. */
  dayOf(instant: string): string {
    return wallOf(new Date(instant)).day;
  }

  today(): string {
    return wallOf(this.clock.now()).day;
  }

  /** A day as an example of how to write one: so many days from today, so that it is one that the field takes. */
  example(daysFromToday: number): string {
    return this.shortDay(addDays(this.today(), daysFromToday));
  }

  timeNow(): string {
    return wallOf(this.clock.now()).time;
  }

  /** "Tuesday", as somebody says who must compare it with "only on weekdays". */
  weekday(day: string): string {
    return this.texts.get(`date.weekday.${new Date(`${day}T12:00:00Z`).getUTCDay()}`);
  }

  /** "today", "yesterday", "5 days ago", and the day itself once it is more than a month gone. */
  ago(day: string): string {
    return this.recently(day) ?? this.shortDay(day);
  }

  /** Beside a day that is written out already; `null` where only the day itself could be said again. */
  recently(day: string): string | null {
    const days = Math.round((Date.parse(this.today()) - Date.parse(day)) / 86_400_000);
    return days < 0 || days > 31 ? null : this.texts.get('date.ago', { days });
  }
}

function wallOf(instant: Date): Wall {
  const found = Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]));
  return { day: `${found['year']}-${found['month']}-${found['day']}`, time: `${found['hour']}:${found['minute']}` };
}
