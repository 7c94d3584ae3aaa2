import { IsDefined, IsIn } from 'class-validator';
import type { DecideSetting } from '@waymark/contracts';
import { SETTING_KEYS, type SettingKey } from '@waymark/domain';
import { IsCalendarDay } from '../../platform/validation.js';

export class DecideSettingBody implements DecideSetting {
  @IsIn(SETTING_KEYS)
  key!: SettingKey;

  /** Null is a value of some settings ("no limit"), so only its absence is refused here; the rule judges the rest. */
  @IsDefined()
  value!: unknown;

  @IsCalendarDay()
  inForceFrom!: string;
}
