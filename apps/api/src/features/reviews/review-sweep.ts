import { Injectable } from '@nestjs/common';
import { remindersDue, stageRanges, type CalendarDay, type ReminderSettings, type StageRange } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Sweep } from '../../platform/queues/sweep.js';
import { OrganisationSettings } from '../organisations/index.js';
import { ReviewsRepository, type DueReviewRow, type NewReminder } from './reviews.repository.js';

/** At most this many at once, so that no transaction grows with the backlog. */
const BATCH = 500;

/** Finds from the rows which reviews stand at which stage today and writes each reminder once. */
@Injectable()
export class ReviewSweep implements Sweep {
  readonly name = 'reviews-due';
  readonly everySeconds = 60;

  constructor(
    private readonly reviews: ReviewsRepository,
    private readonly settings: OrganisationSettings,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const today = this.clock.today();
    // What was longest due is written first; the next run, a minute later, takes up what a batch left.
    const settings = (await this.settings.inForce(today))['review.reminder-days'];
    for (const range of stageRanges(today, settings).reverse()) await this.remind(range, today, settings);
  }

  private async remind(range: StageRange, today: CalendarDay, settings: ReminderSettings): Promise<void> {
    const rows = await this.reviews.unremindedAt(range, BATCH);
    if (rows.length === 0) return;
    const written = await this.reviews.writeReminders(newReminders(rows, today, settings), this.clock.now());
    for (const { id, review_id: subjectId, person_id: personId, stage } of written) {
      await this.outbox.put(`review.${stage}`, id);
      await this.audit.note({ action: `review.${stage}`, subjectType: 'review', subjectId, personId });
    }
  }
}

/** Asked again of the rule, so that the database's ranges can only ever leave out and never invent. */
function newReminders(rows: readonly DueReviewRow[], today: CalendarDay, settings: ReminderSettings): NewReminder[] {
  const personOf = new Map(rows.map((row) => [row.id, row.person_id]));
  const planned = rows.map(({ id, subject, due_on: dueOn }) => ({ id, subject, dueOn, state: 'planned' as const }));
  return remindersDue(planned, today, settings, new Set()).map((reminder) => ({
    ...reminder,
    personId: personOf.get(reminder.reviewId) ?? '',
  }));
}
