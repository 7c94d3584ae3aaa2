import { Injectable } from '@nestjs/common';
import type { WaitingListView } from '@waymark/contracts';
import { mondayOf, startOfDay } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { HeldFiles } from '../imports/index.js';
import { OrganisationSettings } from '../organisations/index.js';
import { toUndecidedHigh } from './undecided-high.view.js';
import { UndecidedHighRepository } from './undecided-high.repository.js';
import { waitingNumbers } from './waiting-numbers.js';
import { toWaitingRows } from './waiting-row.view.js';
import { WaitingRowsRepository } from './waiting-rows.repository.js';
import { toWorkerLoadView, WorkerLoads } from './worker-loads.js';

/** The team lead's page: a fixed number of queries however long the list, and one audit entry for reading it. */
@Injectable()
export class WaitingListPage {
  constructor(
    private readonly rows: WaitingRowsRepository,
    private readonly loads: WorkerLoads,
    private readonly undecided: UndecidedHighRepository,
    private readonly files: HeldFiles,
    private readonly settings: OrganisationSettings,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(serviceId: string | null): Promise<WaitingListView> {
    const [now, today] = [this.clock.now(), this.clock.today()];
    // Sent back to back on the request's one connection; the loads need the settings and follow.
    const setting = this.settings.withCalendar();
    const [found, left, lastJoinedAt, candidates, files, workers, { settings, calendar }] = await Promise.all([
      this.rows.waiting(serviceId),
      this.rows.leftSince(serviceId, startOfDay(mondayOf(today))),
      this.rows.lastJoinedAt(serviceId),
      this.undecided.candidates(),
      this.files.all(today),
      setting.then(({ settings }) => this.loads.of(serviceId, settings)),
      setting,
      this.audit.note({ action: 'waiting-list.read', subjectType: 'service', subjectId: serviceId, personId: null }),
    ]);
    const at = { now, today, settings, calendar };
    const rows = toWaitingRows(found, at);
    const undecided = toUndecidedHigh(candidates, at);
    return {
      readAt: now.toISOString(),
      numbers: waitingNumbers({ rows, undecided, stored: found, left, lastJoinedAt }, at),
      undecided,
      files,
      rows,
      workers: workers.map(toWorkerLoadView),
      weights: settings['caseload.weights'],
    };
  }
}
