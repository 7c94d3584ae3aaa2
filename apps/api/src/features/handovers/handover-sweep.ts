import { Injectable } from '@nestjs/common';
import { lapseHandover } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Sweep } from '../../platform/queues/sweep.js';
import { toRule } from './handover-rule.js';
import { HandoversRepository } from './handovers.repository.js';

/** At most this many at once, so that no transaction grows with a backlog. */
const BATCH = 200;

/** An offer that nobody answered in time goes back to its giver, once. */
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
    for (const row of await this.handovers.pastLapse(now, BATCH)) {
      const ruling = lapseHandover(toRule(row), now);
      if (!ruling.ok) continue;
      await this.handovers.change(row, row.version, { state: 'lapsed', answeredAt: now });
      await this.outbox.put('handover.lapsed', row.id);
      await this.audit.note({ action: 'handover.lapsed', subjectType: 'handover', subjectId: row.id, personId: row.personId });
    }
  }
}
