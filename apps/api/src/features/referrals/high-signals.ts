import { routeOnAcceptance, type ExternalAssessment, type KnownRisk, type RouteGround, type RouteSettings } from '@waymark/domain';

/** Why a referral that nobody has decided on yet must be looked at before the others; none for an ordinary one. */
export function highSignals(risk: KnownRisk, external: ExternalAssessment | null, routing: RouteSettings): readonly RouteGround[] {
  const route = routeOnAcceptance({ recordedLevel: risk, external: external ? [external] : [], judgedHigh: false }, routing);
  return route.to === 'safety-contact' ? route.grounds : [];
}
