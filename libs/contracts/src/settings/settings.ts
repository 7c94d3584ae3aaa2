import type { CalendarDay, SettingBasis, SettingKey, SettingUnit } from '@waymark/domain';

/** GET /api/settings: each number of the organisation, where it comes from and since when it holds. */
export interface SettingView {
  key: SettingKey;
  /** How often it has been decided. Whoever decides names the one she saw, so that two at once do not pass each other. */
  version: number;
  unit: SettingUnit;
  basis: SettingBasis;
  shipped: unknown;
  value: unknown;
  /** Null while the shipped value holds. */
  inForceFrom: CalendarDay | null;
  decidedBy: string | null;
  /** Decided already, and not yet in force. */
  coming: { value: unknown; inForceFrom: CalendarDay } | null;
}

/** POST /api/settings with the setting's version in If-Match: a decision from a day on. Earlier days keep what held then. */
export interface DecideSetting {
  key: string;
  value: unknown;
  inForceFrom: CalendarDay;
}
