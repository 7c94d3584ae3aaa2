import { Injectable } from '@nestjs/common';
import type { LinkedPartiesView, SettleLinkedParties } from '@waymark/contracts';
import { settleLinkedParties } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { LinkedPartiesRepository, type LinkedPartiesRow } from './linked-parties.repository.js';
import { toLinkedPartiesView } from './linked-parties.view.js';

/** What a service manager reads and decides of two clients who are linked by harm. */
@Injectable()
export class LinkedPartiesPages {
  constructor(
    private readonly linked: LinkedPartiesRepository,
    private readonly sealed: SealedWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<LinkedPartiesView[]> {
    const rows = [...(await this.linked.open()), ...(await this.linked.settled())];
    await this.audit.note({ action: 'linked-parties.listed', subjectType: 'linked-parties', subjectId: null, personId: null });
    return rows.map((row) => toLinkedPartiesView(row, this.sealed));
  }

  countOpen(): Promise<number> {
    return this.linked.countOpen();
  }

  async settle(id: string, version: number, { outcome, words }: SettleLinkedParties, manager: ActingWorker): Promise<LinkedPartiesView> {
    const row = await this.existing(id);
    if (row.version !== version) throw new StaleVersion();
    const ruling = settleLinkedParties({ isSettled: row.settled_at !== null, isOneRecord: row.is_one_record, outcome, words });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const sealed = this.sealed.seal('linked_parties.words', { id, organisationId: manager.organisationId }, words);
    await this.linked.change(id, version, { settledBy: manager.id, settledAt: this.clock.now(), outcome, words: sealed });
    await this.audit.note({ action: 'linked-parties.settled', subjectType: 'linked-parties', subjectId: id, personId: row.person.id });
    return toLinkedPartiesView(await this.existing(id), this.sealed);
  }

  private async existing(id: string): Promise<LinkedPartiesRow> {
    const row = await this.linked.one(id);
    if (!row) throw new NotFound();
    return row;
  }
}
