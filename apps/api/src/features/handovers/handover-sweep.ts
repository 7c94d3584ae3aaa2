import { Injectable } from '@nestjs/common';
import { endHandover, lapseHandover } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Sweep } from '../../platform/queues/sweep.js';
import { toRule } from './handover-rule.js';
import type { KeptHandover } from './handover-words.js';
import { HandoversRepository } from './handovers.repository.js';

/** At most this many at once, so that no transaction grows with a backlog. */
const BATCH = 200;

/** An offer that nobody answered in time goes back to its giver, and one that nobody completed is over: each once. */
@Injectable()
export class HandoverSweep implements Sweep {
  readonly name = 'handovers-lapse';
  readonly everySeconds = 60;

  constructor(
    private readonly handovers: HandoversRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    await this.lapse(now);
    await this.end(now);
  }

  private async lapse(now: Date): Promise<void> {
    for (const row of await this.handovers.pastLapse(now, BATCH)) {
      const ruling = lapseHandover(toRule(row), now);
      if (!ruling.ok) continue;
      await this.handovers.change(row, row.version, { state: 'lapsed', answeredAt: now });
      await this.tell('handover.lapsed', row);
    }
  }

  private async end(now: Date): Promise<void> {
    for (const row of await this.handovers.pastEnd(now, BATCH)) {
      const ruling = endHandover(toRule(row), now);
      if (!ruling.ok) continue;
      await this.handovers.change(row, row.version, { state: 'completed', completedAt: now });
      await this.tell('handover.ended', row);
    }
  }

  private async tell(action: string, { id, personId }: KeptHandover): Promise<void> {
    await this.outbox.put(action, id);
    await this.audit.note({ action, subjectType: 'handover', subjectId: id, personId });
  }
}
