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
  type ClockStart,
  type ClockStarts,
  type ClockStops,
} from '@waymark/domain';
import { OrganisationSettings } from '../organisations/index.js';
import type { ClockEntity, ReferralEntity } from './referral.entities.js';

const NONE_STOPPED: ClockStops = { 'first-attempt': null, 'first-contact': null, assessment: null, 'support-start': null };
const NOT_STARTED: ClockStarts = { received: null, accepted: null, allocated: null, consented: null };

/** Starts the clocks that a new referral sets running, with the targets in force at that moment. */
@Injectable()
export class ReferralClocks {
  constructor(private readonly settings: OrganisationSettings) {}

  async startFor(referral: ReferralEntity): Promise<ClockEntity[]> {
    const received = momentGiven(referral.receivedOn, referral.receivedTime);
    return this.clocksFrom(referral, { received: received.at }, received.timeGiven, referral.judgedHigh);
  }

  /** Clocks whose target counts from a later event, such as acceptance, where a contract says so. */
  startFrom(referral: ReferralEntity, start: ClockStart, at: Date, needsSafetyContact: boolean): Promise<ClockEntity[]> {
    return this.clocksFrom(referral, { [start]: at }, true, needsSafetyContact);
  }

  private async clocksFrom(
    referral: ReferralEntity,
    starts: Partial<ClockStarts>,
    isStartTimeGiven: boolean,
    needsSafetyContact: boolean,
  ): Promise<ClockEntity[]> {
    const { settings, calendar } = await this.settings.withCalendar();
    const external = referral.externalAssessment ? [referral.externalAssessment] : [];
    const risk = { recordedLevel: referral.risk, external, judgedHigh: needsSafetyContact };
    const highRisk = routeOnAcceptance(risk, routeSettings(settings)).to === 'safety-contact';
    const targets = targetsFor({ selfReferral: isSelfReferral(referral.source), highRisk }, settings);
    return startedClocks(targets, { ...NOT_STARTED, ...starts }, NONE_STOPPED).map((clock) => ({
      id: randomUUID(),
      organisationId: referral.organisationId,
      referralId: referral.id,
      kind: clock.kind,
      startedAt: clock.startedAt,
      isStartTimeGiven,
      stoppedAt: null,
      endedAt: null,
      targetAmount: clock.target.amount,
      targetUnit: clock.target.unit,
      dueAt: readClock(clock, [], clock.startedAt, calendar).dueAt,
    }));
  }
}
