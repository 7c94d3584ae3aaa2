import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  isSelfReferral,
  momentGiven,
  readClock,
  routeOnAcceptance,
  routeSettings,
  startedClocks,
  targetsFor,
  type ClockStops,
} from '@waymark/domain';
import { OrganisationSettings } from '../organisations/index.js';
import type { ClockEntity, ReferralEntity } from './referral.entities.js';

const NONE_STOPPED: ClockStops = { 'first-attempt': null, 'first-contact': null, assessment: null, 'support-start': null };

/** Starts the clocks that a new referral sets running, with the targets in force at that moment. */
@Injectable()
export class ReferralClocks {
  constructor(private readonly settings: OrganisationSettings) {}

  async startFor(referral: ReferralEntity): Promise<ClockEntity[]> {
    const { settings, calendar } = await this.settings.withCalendar();
    const external = referral.externalAssessment ? [referral.externalAssessment] : [];
    const risk = { recordedLevel: referral.risk, external, judgedHigh: false };
    const highRisk = routeOnAcceptance(risk, routeSettings(settings)).to === 'safety-contact';
    const targets = targetsFor({ selfReferral: isSelfReferral(referral.source), highRisk }, settings);
    const received = momentGiven(referral.receivedOn, referral.receivedTime);
    const starts = { received: received.at, accepted: null, allocated: null, consented: null };
    return startedClocks(targets, starts, NONE_STOPPED).map((clock) => ({
      id: randomUUID(),
      organisationId: referral.organisationId,
      referralId: referral.id,
      kind: clock.kind,
      startedAt: clock.startedAt,
      isStartTimeGiven: received.timeGiven,
      stoppedAt: null,
      targetAmount: clock.target.amount,
      targetUnit: clock.target.unit,
      dueAt: readClock(clock, [], clock.startedAt, calendar).dueAt,
    }));
  }
}
