import { KNOWN_RISKS, type KnownRisk } from '../referrals/risk-known.js';

/** What one case of each level weighs. A case of which nobody knows the risk weighs like one of high risk. */
export type LoadWeights = Readonly<Record<KnownRisk, number>>;

export const CASE_STANDINGS = ['active', 'dormant', 'waiting'] as const;

export type CaseStanding = (typeof CASE_STANDINGS)[number];

export interface CarriedCase {
  risk: KnownRisk;
  standing: CaseStanding;
}

/** The stock of a worker now. Dormant and waiting cases are counted beside the active ones and weigh nothing. */
export interface WorkerLoad {
  active: number;
  dormant: number;
  waiting: number;
  byRisk: Readonly<Record<KnownRisk, number>>;
  weighted: number;
}

export function workerLoad(cases: readonly CarriedCase[], weights: LoadWeights): WorkerLoad {
  const active = cases.filter((one) => one.standing === 'active');
  const byRisk = countByRisk(active);
  return {
    active: active.length,
    dormant: cases.filter((one) => one.standing === 'dormant').length,
    waiting: cases.filter((one) => one.standing === 'waiting').length,
    byRisk,
    weighted: weigh(byRisk, weights),
  };
}

/** The load as it would be with one more person, shown before anybody is allocated. */
export function loadAfter(load: WorkerLoad, joining: KnownRisk, weights: LoadWeights): WorkerLoad {
  const byRisk = { ...load.byRisk, [joining]: load.byRisk[joining] + 1 };
  return { ...load, active: load.active + 1, byRisk, weighted: weigh(byRisk, weights) };
}

/** How much a worker has agreed to carry: the ceiling of a full week in her share of one. */
export function loadCeiling(fullTimeCeiling: number, fullTimeShare: number): number {
  return fullTimeCeiling * fullTimeShare;
}

function countByRisk(cases: readonly CarriedCase[]): Record<KnownRisk, number> {
  const count = (risk: KnownRisk): number => cases.filter((one) => one.risk === risk).length;
  return {
    'not-assessed': count('not-assessed'),
    standard: count('standard'),
    medium: count('medium'),
    high: count('high'),
  };
}

/** Rounded, since sums of tenths would show as 20.599999. */
function weigh(byRisk: Readonly<Record<KnownRisk, number>>, weights: LoadWeights): number {
  const sum = KNOWN_RISKS.reduce((total, risk) => total + byRisk[risk] * weights[risk], 0);
  return Math.round(sum * 100) / 100;
}
