import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { answersSafetyContact, safetyContactAfter, type SafetyContactEvent } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { PastHolders } from './past-holders.js';
import type { TaskEntity } from './safety-contact.entity.js';
import { SafetyContactsRepository, type Open } from './safety-contacts.repository.js';

/** For whom, of which referral, and who holds it by name. Without an entry it hangs on the referral alone. */
export type Owed = Pick<TaskEntity, 'organisationId' | 'personId' | 'referralId' | 'entryId' | 'holderId'>;

/** The safety contact that a visibly high risk is owed: one at a time, from the referral being saved to its end. */
@Injectable()
export class SafetyContacts {
  constructor(
    private readonly tasks: SafetyContactsRepository,
    private readonly past: PastHolders,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async ask(owed: Owed): Promise<void> {
    const [id, now] = [randomUUID(), this.clock.now()];
    const undone = { doneAt: null, doneBy: null, outcome: null };
    const isNew = await this.tasks.add({ id, ...owed, kind: 'safety-contact', dueAt: now, createdAt: now, ...undone });
    if (!isNew) return;
    // Of the task and not of the entry, since a second danger is a second message.
    await this.outbox.put('safety-contact.needed', id);
    const { entryId, referralId, personId } = owed;
    const subject = entryId === null ? { subjectType: 'referral', subjectId: referralId } : { subjectType: 'waiting-list-entry', subjectId: entryId };
    await this.audit.note({ action: 'safety-contact.needed', ...subject, personId });
  }

  /**
   * Acceptance goes on with the one that was owed before it, made or not, and asks for none twice. One that was made is
   * no answer to a danger that is judged anew.
   */
  async carryOn(owed: Owed, isJudgedAnew: boolean): Promise<void> {
    const found = await this.tasks.ofReferralAlone(owed.referralId);
    if (!found) return this.ask(owed);
    const { entryId, holderId } = owed;
    await this.past.letGoOfContacts({ id: found.id });
    await this.tasks.change(found.id, found.doneAt === null ? { entryId, holderId } : { entryId });
    if (isJudgedAnew && found.doneAt !== null) await this.ask(owed);
  }

  async give(of: Open, holderId: string): Promise<void> {
    await this.past.letGoOfContacts(of);
    await this.tasks.give(of, holderId);
  }

  async giveWithCase(offerId: string, holderId: string): Promise<void> {
    await this.past.letGoOfContacts({ offerId });
    await this.tasks.giveWithCase(offerId, holderId);
  }

  /** Support has ended, and another service goes on with her: it is owed by whoever holds her there, never by who has let her go. */
  async giveToOtherService(offerId: string): Promise<void> {
    await this.past.letGoOfContacts({ offerId });
    await this.tasks.giveToOtherService(offerId);
  }

  /** Support has ended, and another service is still to decide on her: as before triage, its holder goes on. */
  backToReferral(offerId: string): Promise<void> {
    return this.tasks.backToReferral(offerId);
  }

  /** The one that has been owed longest and not been made. */
  async owed(referralId: string): Promise<TaskEntity | null> {
    const open = await this.tasks.open(referralId);
    return open.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0] ?? null;
  }

  /** She was spoken to: what has been owed since before then is answered. */
  async contacted(referralId: string, madeAt: Date, worker: ActingWorker): Promise<void> {
    const answered = (await this.tasks.open(referralId)).filter(({ createdAt }) => answersSafetyContact(madeAt, createdAt));
    for (const { id } of answered) await this.follow('contacted', { id }, worker);
  }

  /** Whatever has happened, the rule says whether it is still owed, and where it hangs then. */
  async follow(event: SafetyContactEvent, of: Open, worker: ActingWorker, isUndecidedElsewhere = false): Promise<void> {
    const fate = safetyContactAfter(event, isUndecidedElsewhere);
    if ('ends' in fate) {
      await this.past.letGoOfContacts(of);
      return this.tasks.end(of, { doneAt: this.clock.now(), doneBy: worker.id, outcome: fate.ends });
    }
    if (fate.goesOn === 'on-the-referral' && 'entryId' in of) await this.tasks.moveToReferral(of.entryId);
  }
}
