import { Injectable } from '@nestjs/common';
import {
  inForceSince,
  routeSettings,
  serviceCalendar,
  settingsInForce,
  type CalendarDay,
  type RouteSettings,
  type SettingKey,
  type SettingRow,
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
    return settingsInForce(await this.decisions(), day);
  }

  /** The settings in force, and since when each holds. */
  async withDays(): Promise<{ settings: SettingValues; since: (key: SettingKey) => CalendarDay | null }> {
    const [rows, today] = [await this.decisions(), this.clock.today()];
    return { settings: settingsInForce(rows, today), since: (key) => inForceSince(rows, key, today) };
  }

  /** Settings and the working calendar that goes with them. */
  async withCalendar(): Promise<{ settings: SettingValues; calendar: WorkingCalendar }> {
    const settings = await this.inForce();
    return { settings, calendar: serviceCalendar(bankHolidaysAround(this.clock.today()), settings) };
  }

  async routing(): Promise<RouteSettings> {
    return routeSettings(await this.inForce());
  }

  private async decisions(): Promise<SettingRow[]> {
    const rows = await this.organisations.settings();
    return rows.map(({ key, value, inForceFrom, setAt }) => ({ key, value, inForceFrom, decidedAt: setAt }));
  }
}
