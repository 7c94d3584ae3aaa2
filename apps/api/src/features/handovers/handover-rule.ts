import { lastMomentOf, type Handover, type HandoverConsent, type Receiver } from '@waymark/domain';
import type { KeptHandover } from './handover-words.js';

/** A stored handover as the rules know it. */
export function toRule(row: KeptHandover): Handover {
  const { id, caseId, kind, state, giverId, acceptedBy, reason, offeredAt, lapsesAt } = row;
  return {
    ...{ id, caseId, kind, state, giverId, offeredAt, lapsesAt },
    endsAt: lastMomentOf(row),
    acceptedById: acceptedBy,
    reason: reason ?? '',
    receiver: receiverOf(row),
    consent: consentOf(row),
  };
}

function receiverOf({ receiverWorkerId, receiverTeamId }: KeptHandover): Receiver | null {
  if (receiverTeamId !== null) return { to: 'team', teamId: receiverTeamId };
  return receiverWorkerId === null ? null : { to: 'worker', workerId: receiverWorkerId };
}

function consentOf({ consentBasis, consentReason }: KeptHandover): HandoverConsent {
  return consentBasis === 'without-consent' ? { basis: consentBasis, reason: consentReason ?? '' } : { basis: consentBasis };
}
