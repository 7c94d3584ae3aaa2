import type { CalendarDay, SettingBasis, SettingKey, SettingUnit } from '@waymark/domain';

/** GET /api/settings: each number of the organisation, where it comes from and since when it holds. */
export interface SettingView {
  key: SettingKey;
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

/** POST /api/settings: a decision from a day on. Earlier days keep what held then. */
export interface DecideSetting {
  key: string;
  value: unknown;
  inForceFrom: CalendarDay;
}
