import type { SettingValues } from '../settings/index.js';

/** Thresholds of one organisation on one day. Areas differ, so none of them is a constant of the rules. */
export interface RiskSettings {
  /**
   * Count of yes from which risk is visibly high. "14 or more" is shipped and not "more than 14": local pages write
   * both, and the reading that protects more people is the default.
   */
  visibleHighRiskFrom: number;
  /** Count of yes from which the local band is medium. Below it lies standard, from none upwards. */
  mediumFrom: number;
  /** Police call-outs to this person for domestic abuse in 12 months that point to escalation. */
  escalationFrom: number;
}

export function riskSettings(settings: SettingValues): RiskSettings {
  const bands = settings['risk.bands'];
  return {
    visibleHighRiskFrom: bands.highFrom,
    mediumFrom: bands.mediumFrom,
    escalationFrom: settings['risk.escalation-call-outs'],
  };
}
