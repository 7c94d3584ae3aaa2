import { Injectable } from '@nestjs/common';
import type { ReferralAsSentView } from '@waymark/contracts';
import { dayOf, draftOf, holdsContact, readReferralRow } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { OrganisationsRepository } from '../organisations/index.js';
import { ReferralsRepository } from '../referrals/index.js';
import { ImportPlans } from './import-plan.js';
import { cellsOf } from './import-rows.service.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { toMapping } from './mapping-of-source.js';
import { SealedRows } from './sealed-rows.js';

/** A referral as the agency wrote it, beside what was read. Nothing of a row is lost, whatever a referral can hold. */
@Injectable()
export class AsSentService {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly plans: ImportPlans,
    private readonly organisations: OrganisationsRepository,
    private readonly sealed: SealedRows,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Cells that can say where she is or how she is reached are withheld, as they are on her own page. */
  async read(referralId: string): Promise<ReferralAsSentView> {
    return this.asSent(referralId, 'referral.as-sent-read', true);
  }

  async reveal(referralId: string): Promise<ReferralAsSentView> {
    return this.asSent(referralId, 'referral.as-sent-revealed', false);
  }

  private async asSent(referralId: string, action: string, withhold: boolean): Promise<ReferralAsSentView> {
    const row = await this.rows.ofReferral(referralId);
    const [batch, whole] = [row && (await this.imports.batch(row.batchId)), await this.referrals.whole(referralId)];
    if (!row || !batch || !whole) throw new NotFound();
    // The entry is written before anything is decrypted: who cannot be recorded cannot see.
    await this.audit.note({ action, subjectType: 'referral', subjectId: referralId, personId: whole.referral.personId });
    const context = await this.plans.contextOn(dayOf(batch.startedAt ?? this.clock.now()));
    const draft = draftOf(readReferralRow(this.sealed.raw(row, batch.columns), toMapping(batch.mapping ?? []), context));
    const offered = new Set((await this.organisations.openServices()).map(({ kind }) => kind));
    const isWithheld = (field: Parameters<typeof holdsContact>[0]): boolean => withhold && holdsContact(field);
    return {
      importId: batch.id,
      source: batch.source,
      position: row.position + 1,
      requested: (draft?.services ?? []).map((service) => ({ service, isOffered: service === 'any' || offered.has(service) })),
      cells: cellsOf(batch, this.sealed.cells(row)).map((cell) =>
        isWithheld(cell.field) && cell.text ? { ...cell, text: null, isWithheld: true } : { ...cell, isWithheld: false },
      ),
      interpretations: (draft?.interpretations ?? []).filter(({ field }) => !isWithheld(field)),
      corrections: this.sealed.corrections(row).filter(({ field }) => !isWithheld(field)),
    };
  }
}
