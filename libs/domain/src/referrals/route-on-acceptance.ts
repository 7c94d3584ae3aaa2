import type { ExternalAssessment } from './external-assessment.js';
import type { KnownRisk } from './risk-known.js';

export interface RiskSoFar {
  recordedLevel: KnownRisk;
  external: readonly ExternalAssessment[];
  /** Whoever takes the referral may see danger that no form can count. */
  judgedHigh: boolean;
}

export interface RouteSettings {
  /** Count of yes on the SafeLives Dash from which risk is visibly high. */
  visibleHighRiskFrom: number;
  /** Count of yes on the 27-item police form that is taken as a signal. */
  policeSignalFrom: number;
}

export const ROUTE_GROUNDS = [
  'recorded-high',
  'professional-judgement',
  'visible-high-risk',
  'police-score-signal',
  'police-grade-signal',
  'dara-grade-signal',
] as const;

export type RouteGround = (typeof ROUTE_GROUNDS)[number];

export type Route = { to: 'safety-contact'; grounds: readonly RouteGround[] } | { to: 'waiting-list'; pinned: boolean };

/**
 * Where an accepted referral goes. High risk never stands in a queue (SafeLives: IDVA services run no waiting lists).
 * A high grade or a long police checklist is no Dash result and leaves the person "not assessed", yet it is enough
 * to contact her at once: to queue her because the form was somebody else's would let arithmetic lower a warning.
 */
export function routeOnAcceptance(risk: RiskSoFar, settings: RouteSettings): Route {
  const grounds = routeGrounds(risk, settings);
  if (grounds.length > 0) return { to: 'safety-contact', grounds };
  // Nobody knows yet how the unassessed fare, so they are pinned above everyone whose risk is known.
  return { to: 'waiting-list', pinned: risk.recordedLevel === 'not-assessed' };
}

function routeGrounds(risk: RiskSoFar, settings: RouteSettings): RouteGround[] {
  const found = new Set(risk.external.flatMap((assessment) => externalGrounds(assessment, settings)));
  if (risk.recordedLevel === 'high') found.add('recorded-high');
  if (risk.judgedHigh) found.add('professional-judgement');
  return ROUTE_GROUNDS.filter((ground) => found.has(ground));
}

function externalGrounds(assessment: ExternalAssessment, settings: RouteSettings): RouteGround[] {
  switch (assessment.instrument) {
    case 'safelives-dash-24':
      return assessment.score >= settings.visibleHighRiskFrom ? ['visible-high-risk'] : [];
    case 'dara':
      return assessment.grade === 'high' ? ['dara-grade-signal'] : [];
    case 'police-dash-27':
      return [
        ...((assessment.score ?? 0) >= settings.policeSignalFrom ? (['police-score-signal'] as const) : []),
        ...(assessment.grade === 'high' ? (['police-grade-signal'] as const) : []),
      ];
  }
}
