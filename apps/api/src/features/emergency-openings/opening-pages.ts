import { Injectable } from '@nestjs/common';
import type { OpeningNoticeView, OpeningReviewView } from '@waymark/contracts';
import { isReviewOverdue, mayReviewOpening } from '@waymark/domain';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationSettings } from '../organisations/index.js';
import { OpeningsRepository, type OpeningRow } from './openings.repository.js';

/** Openings as those read of them who hold the person, lead her holder, or look at it afterwards. */
@Injectable()
export class OpeningPages {
  constructor(
    private readonly openings: OpeningsRepository,
    private readonly settings: OrganisationSettings,
    private readonly sealed: SealedWords,
    private readonly clock: Clock,
  ) {}

  /** The view as the answer to an act that was recorded itself. */
  async one(id: string, reader: SignedInWorker): Promise<OpeningReviewView> {
    const row = await this.openings.one(id);
    const [view] = row ? await this.reviews([row], reader) : [];
    if (!view) throw new NotFound();
    return view;
  }

  /** For her day: what is hers to look at, and what she is told of. What is both stands once. */
  async forToday(reader: SignedInWorker): Promise<{ notices: OpeningNoticeView[]; reviews: OpeningReviewView[] }> {
    const [unseen, unreviewed] = await Promise.all([
      this.openings.unseenBy(reader.id),
      reader.rights.includes('emergency:review') ? this.openings.unreviewed() : [],
    ]);
    const reviews = (await this.reviews(unreviewed, reader)).filter(({ mayReview }) => mayReview);
    const notices = unseen.filter(({ id }) => !reviews.some((review) => review.id === id)).map(toNotice);
    return { notices, reviews };
  }

  private async reviews(rows: readonly OpeningRow[], reader: SignedInWorker): Promise<OpeningReviewView[]> {
    if (rows.length === 0) return [];
    const settings = await this.settings.inForce();
    const today = this.clock.today();
    const hasManager = await this.openings.isManagedByAnother(reader.id, today);
    return rows.map((row) => {
      const isOverdue = isReviewOverdue(row.review_due_on, row.reviewed_at, today);
      const mayReview = mayReviewOpening({ roles: reader.roles, isOpener: row.worker_id === reader.id, hasManager, isOverdue });
      return { ...this.toReview(row, settings['opening.many-a-month']), isOverdue, mayReview: mayReview && row.reviewed_at === null };
    });
  }

  private toReview(row: OpeningRow, many: number): Omit<OpeningReviewView, 'isOverdue' | 'mayReview'> {
    const { version, acts, reviewed_at: at, review_outcome: outcome, times_in_month: timesInMonth } = row;
    const ofRow = { id: row.id, organisationId: row.organisation_id };
    const found = this.sealed.openOrTell('emergency_openings.review_words', ofRow, row.review_words);
    return {
      ...toNotice(row),
      ...this.sealed.openOrTell('emergency_openings.words', ofRow, row.words),
      ...{ version, acts, timesInMonth, isMany: timesInMonth > many },
      worker: { id: row.worker_id, name: row.worker_name },
      dueOn: row.review_due_on,
      reviewed: at && outcome ? { by: row.reviewer_name ?? '', at: at.toISOString(), outcome, words: found.words } : null,
    };
  }
}

function toNotice(row: OpeningRow): OpeningNoticeView {
  return {
    id: row.id,
    person: { id: row.person_id, reference: row.reference, givenName: row.given_name, familyName: row.family_name, knownAs: row.known_as },
    by: row.worker_name,
    reason: row.reason,
    openedAt: row.opened_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
