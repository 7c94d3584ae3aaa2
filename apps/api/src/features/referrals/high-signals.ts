import { routeOnAcceptance, type RouteGround, type RouteSettings } from '@waymark/domain';
import type { ReferralEntity } from './referral.entities.js';

/** Why a referral that nobody has decided on yet must be looked at before the others; none for an ordinary one. */
export function highSignals(
  { risk: recordedLevel, externalAssessment, judgedHigh }: Pick<ReferralEntity, 'risk' | 'externalAssessment' | 'judgedHigh'>,
  routing: RouteSettings,
): readonly RouteGround[] {
  const route = routeOnAcceptance({ recordedLevel, external: externalAssessment ? [externalAssessment] : [], judgedHigh }, routing);
  return route.to === 'safety-contact' ? route.grounds : [];
}
