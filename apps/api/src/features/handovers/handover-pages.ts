import { Injectable } from '@nestjs/common';
import type { HandoverReceiversView, HandoverView } from '@waymark/contracts';
import { handoverSight, showsFacts } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { HandoverAtHand } from './handover-at-hand.js';
import { HandoverPagesRepository } from './handover-pages.repository.js';
import { HandoverRecordReader } from './handover-record.js';
import { toRule } from './handover-rule.js';
import { HandoverSections } from './handover-sections.js';
import { toHandoverView } from './handover.view.js';
import { HandoversRepository } from './handovers.repository.js';
import { ReceiversRepository } from './receivers.repository.js';

/** Reading handovers: the whole for those who hold the risk, the agreed parts for whoever is asked to take it. */
@Injectable()
export class HandoverPages {
  constructor(
    private readonly handovers: HandoversRepository,
    private readonly pages: HandoverPagesRepository,
    private readonly sections: HandoverSections,
    private readonly records: HandoverRecordReader,
    private readonly atHand: HandoverAtHand,
    private readonly receiverRows: ReceiversRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(id: string, worker: SignedInWorker): Promise<HandoverView> {
    const view = await this.view(id, worker);
    await this.audit.note({ action: 'handover.read', subjectType: 'handover', subjectId: id, personId: view.person.id });
    return view;
  }

  /** The view as the answer to an act that was recorded itself. */
  async view(id: string, worker: SignedInWorker): Promise<HandoverView> {
    const handover = await this.handovers.find(id);
    const around = handover && (await this.pages.around(id));
    if (!handover || !around) throw new NotFound();
    const reader = await this.atHand.readerOf(handover, worker);
    // Whoever has just declined gets her own answer back, and nothing of what she was shown before.
    const hasAnswered = handover.answeredBy === worker.id;
    const sight = handoverSight(toRule(handover), reader);
    if (sight === 'nothing' && !hasAnswered) throw new NotFound();
    const sections = sight === 'nothing' ? [] : await this.sections.read(handover);
    const beside = sight !== 'nothing' && showsFacts(handover.state) ? await this.records.of(id) : null;
    return toHandoverView({ handover, around, sections, beside, sight, reader, today: this.clock.today() });
  }

  async receivers(worker: SignedInWorker): Promise<HandoverReceiversView> {
    const [workers, teams] = await Promise.all([this.receiverRows.workers(this.clock.today()), this.receiverRows.teams()]);
    return {
      workers: workers
        .filter(({ id }) => id !== worker.id)
        .map(({ id, display_name: name, roles, open_cases: openCases }) => ({ id, name, roles, openCases })),
      teams: teams.map(({ id, name_en: en, name_cy: cy }) => ({ id, name: { en, cy } })),
    };
  }
}
