import { Service } from '@angular/core';

/** The only place that reads the device's time, so that a test can set it. */
@Service()
export class Clock {
  now(): Date {
    return new Date();
  }
}
