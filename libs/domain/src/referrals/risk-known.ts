/** Police definitions by likelihood and imminence of serious harm, lowest first. */
export const RISK_LEVELS = ['standard', 'medium', 'high'] as const;

export type RiskLevel = (typeof RISK_LEVELS)[number];

/** What is known about somebody's risk. "Not assessed" is no level: nothing may treat it as the lowest. */
export const KNOWN_RISKS = ['not-assessed', ...RISK_LEVELS] as const;

export type KnownRisk = (typeof KNOWN_RISKS)[number];
