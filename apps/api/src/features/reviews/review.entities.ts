import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { ReminderStage, ReviewState, ReviewSubject } from '@waymark/domain';
import { CaseEntity } from '../cases/index.js';
import { PersonEntity } from '../people/index.js';
import { ReferralEntity } from '../referrals/index.js';

const ONE_OF = (column: string, values: readonly string[]): string =>
  `${column} = ANY (ARRAY[${values.map((value) => `'${value}'::text`).join(', ')}])`;

@Entity('reviews')
@Unique('reviews_organisation_key', ['organisationId', 'id'])
@Index('reviews_planned_once_idx', ['organisationId', 'referralId', 'subject'], { unique: true, where: `state = 'planned'::text` })
@Index('reviews_due_idx', ['organisationId', 'dueOn'], { where: `state = 'planned'::text` })
@Index('reviews_person_idx', ['organisationId', 'personId'])
@Check('reviews_subject_check', ONE_OF('subject', ['risk-assessment', 'safety-plan', 'waiting-check-in', 'follow-up']))
@Check('reviews_state_check', ONE_OF('state', ['planned', 'done', 'superseded', 'cancelled']))
@Check('reviews_done_check', `(state = 'done'::text) = (done_at IS NOT NULL)`)
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'reviews_person_fk' })
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'reviews_referral_fk' })
@ForeignKey(() => CaseEntity, ['organisationId', 'caseId'], ['organisationId', 'id'], { name: 'reviews_case_fk' })
export class ReviewEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'reviews_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('uuid', { name: 'case_id', nullable: true }) caseId!: string | null;
  @Column('text') subject!: ReviewSubject;
  @Column('uuid', { name: 'subject_id', nullable: true }) subjectId!: string | null;
  @Column('date', { name: 'due_on' }) dueOn!: string;
  @Column('text') state!: ReviewState;
  @Column('timestamptz', { name: 'planned_at' }) plannedAt!: Date;
  @Column('uuid', { name: 'planned_by', nullable: true }) plannedBy!: string | null;
  @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt!: Date | null;
  @Column('uuid', { name: 'done_by', nullable: true }) doneBy!: string | null;
  @Column('uuid', { name: 'done_with', nullable: true }) doneWith!: string | null;
  @Column('bytea', { nullable: true }) words!: Buffer | null;
  @Column('integer', { default: 1 }) version!: number;
}

@Entity('review_put_offs')
@Index('review_put_offs_review_idx', ['organisationId', 'reviewId'])
@ForeignKey(() => ReviewEntity, ['organisationId', 'reviewId'], ['organisationId', 'id'], { name: 'review_put_offs_review_fk' })
export class ReviewPutOffEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'review_put_offs_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'review_id' }) reviewId!: string;
  @Column('date', { name: 'from_on' }) fromOn!: string;
  @Column('date', { name: 'to_on' }) toOn!: string;
  @Column('bytea') reason!: Buffer;
  @Column('timestamptz') at!: Date;
  @Column('uuid', { name: 'by_worker_id' }) byWorkerId!: string;
}

@Entity('reminders')
@Unique('reminders_once_key', ['organisationId', 'key'])
@Index('reminders_review_idx', ['organisationId', 'reviewId', 'dueOn', 'stage'])
@Check('reminders_stage_check', ONE_OF('stage', ['soon', 'due', 'overdue', 'escalated']))
@ForeignKey(() => ReviewEntity, ['organisationId', 'reviewId'], ['organisationId', 'id'], { name: 'reminders_review_fk' })
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'reminders_person_fk' })
export class ReminderEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'reminders_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') key!: string;
  @Column('uuid', { name: 'review_id' }) reviewId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') stage!: ReminderStage;
  @Column('date', { name: 'due_on' }) dueOn!: string;
  @Column('timestamptz', { name: 'written_at' }) writtenAt!: Date;
}
