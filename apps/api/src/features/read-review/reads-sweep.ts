import { Injectable } from '@nestjs/common';
import { addDays, busiestHour, groundsForQuestion, mondayOf, startOfDay } from '@waymark/domain';
import { Clock } from '../../platform/clock/clock.js';
import type { SweepInSteps, SweepStep } from '../../platform/queues/sweep.js';
import { OrganisationSettings } from '../organisations/index.js';
import { WeeksRepository, type NewQuestion, type UnreadWeek, type Week } from './weeks.repository.js';

/** So that nobody's reads are missed while the jobs stood still, and a new copy does not look through years. */
const WEEKS_BACK = 4;

/** Once a week is over, finds what was read in it that is worth a question. A week is looked through once for each worker. */
@Injectable()
export class ReadsSweep implements SweepInSteps {
  readonly name = 'reads-looked-through';
  readonly everySeconds = 900;

  constructor(
    private readonly weeks: WeeksRepository,
    private readonly settings: OrganisationSettings,
    private readonly clock: Clock,
  ) {}

  async steps(): Promise<SweepStep[]> {
    const monday = mondayOf(this.clock.today());
    const due = await this.weeks.notLookedThrough(addDays(monday, -7 * WEEKS_BACK), monday);
    return due.map((one) => ({ ids: { workerId: one.worker_id }, run: () => this.lookThrough(one) }));
  }

  private async lookThrough(due: UnreadWeek): Promise<void> {
    if (!(await this.weeks.takeTurn(due))) return;
    const settings = await this.settings.inForce(due.week_on);
    const week = { workerId: due.worker_id, from: startOfDay(due.week_on), until: startOfDay(addDays(due.week_on, 7)) };
    const night = { from: settings['access-review.night-from-hour'], until: settings['access-review.night-until-hour'] };
    const questions = [...(await this.ofPeople(week, night)), ...(await this.ofMany(week, settings['access-review.records-an-hour']))];
    await this.weeks.list(due, questions);
  }

  private async ofPeople(week: Week, night: { from: number; until: number }): Promise<NewQuestion[]> {
    const { name, isWide } = await this.weeks.reader(week);
    const rows = await this.weeks.byPerson(week, night);
    return rows
      .map((row) => ({
        ...{ personId: row.person_id, reference: row.reference, times: row.times, firstAt: row.first_at, lastAt: row.last_at },
        grounds: groundsForQuestion({
          ...{ isWide, isHers: row.is_hers, workerName: name, familyName: row.family_name },
          ...{ isSurnameLookedAt: row.is_surname_looked_at, readsAtNight: row.at_night },
        }),
      }))
      .filter(({ grounds }) => grounds.length > 0);
  }

  private async ofMany(week: Week, listedFrom: number): Promise<NewQuestion[]> {
    const busiest = busiestHour(await this.weeks.each(week));
    if (!busiest || busiest.people < listedFrom) return [];
    return [{ personId: null, reference: null, grounds: ['many-records'], times: busiest.people, firstAt: busiest.from, lastAt: busiest.until }];
  }
}
