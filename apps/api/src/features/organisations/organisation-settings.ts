import { Injectable } from '@nestjs/common';
import {
  routeSettings,
  serviceCalendar,
  settingsInForce,
  type CalendarDay,
  type RouteSettings,
  type SettingValues,
  type WorkingCalendar,
} from '@waymark/domain';
import { bankHolidaysAround } from '../../platform/clock/bank-holidays.js';
import { Clock } from '../../platform/clock/clock.js';
import { OrganisationsRepository } from './organisations.repository.js';

/** The settings in force for the organisation whose worker is asking. */
@Injectable()
export class OrganisationSettings {
  constructor(
    private readonly organisations: OrganisationsRepository,
    private readonly clock: Clock,
  ) {}

  async inForce(day: CalendarDay = this.clock.today()): Promise<SettingValues> {
    const rows = await this.organisations.settings();
    return settingsInForce(
      rows.map(({ key, value, inForceFrom, setAt }) => ({ key, value, inForceFrom, decidedAt: setAt })),
      day,
    );
  }

  /** Settings and the working calendar that goes with them. */
  async withCalendar(): Promise<{ settings: SettingValues; calendar: WorkingCalendar }> {
    const settings = await this.inForce();
    return { settings, calendar: serviceCalendar(bankHolidaysAround(this.clock.today()), settings) };
  }

  async routing(): Promise<RouteSettings> {
    return routeSettings(await this.inForce());
  }
}
