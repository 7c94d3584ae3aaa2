/** Thresholds of one organisation on one day. Areas differ, so none of them is a constant of the rules. */
export interface RiskSettings {
  /** Count of yes from which risk is visibly high. */
  visibleHighRiskFrom: number;
  /** Count of yes from which the local band is medium. Below it lies standard, from none upwards. */
  mediumFrom: number;
  /** Police call-outs to this person for domestic abuse in 12 months that point to escalation. */
  escalationFrom: number;
}

/**
 * Shipped defaults. "14 or more" and not "more than 14": local pages write both, and the reading that protects more
 * people is the default. Bands 1-9, 10-13, 14+ as published by Plymouth and Southampton; 0-9 for standard as by
 * Norfolk Integrated Domestic Abuse Service. Three call-outs are a common local figure, to be checked locally.
 */
export const DEFAULT_RISK_SETTINGS: RiskSettings = { visibleHighRiskFrom: 14, mediumFrom: 10, escalationFrom: 3 };
