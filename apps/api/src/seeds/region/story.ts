import { addDays, dayOf, isWorkingDay, localInstant, type CalendarDay, type WorkingCalendar } from '@waymark/domain';
import type { Stage } from './stage.js';

/** One act of one worker at one moment of the past, done by the product's own use case. */
export interface Step {
  at: Date;
  /** The worker's e-mail address. */
  by: string;
  play(stage: Stage): Promise<void>;
}

/** What happened to one person, in the order in which it happened. */
export type Story = readonly Step[];

export interface Moment {
  at: Date;
  day: CalendarDay;
  time: string;
}

/** Moments counted back from today, so that the region never looks stale. */
export class Calendar {
  readonly today: CalendarDay;

  constructor(
    private readonly now: Date,
    private readonly working: WorkingCalendar,
  ) {
    this.today = dayOf(now);
  }

  /** That many days ago, or on the working day before; never later than now. */
  ago(days: number, time = '10:00'): Moment {
    let day = addDays(this.today, -days);
    while (days > 0 && !isWorkingDay(day, this.working)) day = addDays(day, -1);
    return this.on(day, time);
  }

  on(day: CalendarDay, time: string): Moment {
    const at = localInstant(day, time);
    return at.getTime() <= this.now.getTime() - JUST_NOW ? { at, day, time } : this.minutesAgo(20);
  }

  minutesAgo(minutes: number): Moment {
    const at = new Date(this.now.getTime() - minutes * 60_000);
    return { at, day: dayOf(at), time: TIME_OF_DAY.format(at) };
  }

  /** The last working day before a bank holiday that has passed: the days on which a wrong calendar miscounts. */
  eveOfBankHoliday(): Moment {
    const holiday = [...this.working.holidays].filter((day) => day < addDays(this.today, -1)).sort().at(-1) ?? this.today;
    let day = addDays(holiday, -1);
    while (!isWorkingDay(day, this.working)) day = addDays(day, -1);
    return this.on(day, '16:50');
  }
}

/** Time for what follows a call: it is written down within minutes, and never before it was made. */
const JUST_NOW = 20 * 60_000;
const TIME_OF_DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });
