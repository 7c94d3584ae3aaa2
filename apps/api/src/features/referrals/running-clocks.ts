import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  CLOCK_KINDS,
  endPause,
  isSelfReferral,
  readClock,
  startPause,
  targetsFor,
  type ClockKind,
  type ClockStart,
  type Pause,
  type PauseReason,
  type WaitingClock,
} from '@waymark/domain';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationSettings } from '../organisations/index.js';
import { ClocksRepository } from './clocks.repository.js';
import { ReferralClocks } from './referral-clocks.js';
import type { ClockEntity, ClockPauseEntity, ReferralEntity } from './referral.entities.js';

/** What happens to clocks after they have started. Every feature that meets a target stops its clock through here. */
@Injectable()
export class RunningClocks {
  constructor(
    private readonly clocks: ClocksRepository,
    private readonly starting: ReferralClocks,
    private readonly settings: OrganisationSettings,
    private readonly words: SealedWords,
    private readonly clock: Clock,
  ) {}

  /** The first stop of a clock stands: met once, or missed once. */
  async stop(referralId: string, kind: ClockKind, at: Date): Promise<void> {
    const [running, pauses, { calendar }] = await this.at(referralId);
    const found = running.find((clock) => clock.kind === kind);
    if (!found) return;
    const reading = readClock({ ...waitingClock(found), stoppedAt: at }, pauses.map(toPause), at, calendar);
    await this.clocks.stop(found, at, reading.dueAt);
  }

  /** Starts what counts from a later event than receipt, where the settings say so. */
  async startFrom(referral: ReferralEntity, start: ClockStart, at: Date, needsSafetyContact: boolean): Promise<void> {
    await this.clocks.start(await this.starting.startFrom(referral, start, at, needsSafetyContact));
  }

  /** Danger that was seen later owes the shorter targets from then on. A target is never made longer. */
  async owedToHighRisk(referral: ReferralEntity): Promise<void> {
    const [running, pauses, { settings, calendar }] = await this.at(referral.id);
    const targets = targetsFor({ selfReferral: isSelfReferral(referral.source), highRisk: true }, settings);
    for (const clock of running) {
      const { amount: targetAmount, unit: targetUnit } = targets[clock.kind];
      const read = { ...waitingClock(clock), target: targets[clock.kind] };
      const { dueAt } = readClock(read, pauses.map(toPause), this.clock.now(), calendar);
      if (dueAt < clock.dueAt) await this.clocks.change(clock.id, { dueAt, targetAmount, targetUnit });
    }
  }

  async pause(
    referral: Pick<ReferralEntity, 'id' | 'organisationId'>,
    pause: { reason: PauseReason; note: string | null },
    worker: ActingWorker,
    needsSafetyContact: boolean,
  ): Promise<void> {
    await this.clocks.takeTurn(referral.id);
    const earlier = await this.clocks.pauses(referral.id);
    const at = this.clock.now();
    const ruling = startPause(earlier.map(toPause), pause.reason, at, needsSafetyContact);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const open = { endedAt: null, endedBy: null };
    const { id: referralId, organisationId } = referral;
    const row = { id: randomUUID(), organisationId };
    const note = this.words.seal('clock_pauses.note', row, pause.note);
    await this.clocks.addPause({ ...row, referralId, reason: pause.reason, note, startedAt: at, startedBy: worker.id, ...open });
  }

  /** Ends the pause and moves the targets of what still runs by the time that stood still. */
  async resume(referralId: string, worker: ActingWorker): Promise<void> {
    await this.clocks.takeTurn(referralId);
    const at = this.clock.now();
    const [running, rows, { calendar }] = await this.at(referralId);
    const ruling = endPause(rows.map(toPause), at);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    for (const { id, endedAt } of rows) if (endedAt === null) await this.clocks.endPause(id, at, worker.id);
    for (const clock of running) {
      const { dueAt } = readClock(waitingClock(clock), ruling.value, at, calendar);
      await this.clocks.change(clock.id, { dueAt });
    }
  }

  /** Ends the pause that a request for information began; another kind of pause stays. */
  async informationCame(referralId: string, worker: ActingWorker): Promise<void> {
    const pauses = await this.clocks.pauses(referralId);
    const waiting = pauses.some(({ endedAt, reason }) => endedAt === null && reason === 'awaiting-information');
    if (waiting) await this.resume(referralId, worker);
  }

  /** Nobody waits any more: what still runs ends without being met or missed. */
  endAll(referralId: string): Promise<void> {
    return this.clocks.end(referralId, this.clock.now(), CLOCK_KINDS);
  }

  private at(referralId: string) {
    return Promise.all([this.clocks.running(referralId), this.clocks.pauses(referralId), this.settings.withCalendar()]);
  }
}

/** A stored clock as the rules read it. Its start is past, so what it counted from no longer matters. */
export function waitingClock(clock: ClockEntity): WaitingClock {
  return {
    kind: clock.kind,
    target: { amount: clock.targetAmount, unit: clock.targetUnit, startsOn: 'received' },
    startedAt: clock.startedAt,
    stoppedAt: clock.stoppedAt ?? clock.endedAt,
  };
}

export function toPause({ reason, startedAt: from, endedAt: to }: ClockPauseEntity): Pause {
  return { reason, from, to };
}
