import { Injectable } from '@nestjs/common';
import { dayOf, type CalendarDay } from '@waymark/domain';

/** The only place that reads the system time; tests put a fixed one in its place. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  today(): CalendarDay {
    return dayOf(this.now());
  }
}
