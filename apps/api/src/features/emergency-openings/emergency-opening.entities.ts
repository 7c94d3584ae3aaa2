import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { CalendarDay, OpeningOutcome, OpeningReason } from '@waymark/domain';
import { WorkerEntity } from '../organisations/index.js';
import { PersonEntity } from '../people/index.js';

/** Made and ended by the database's own functions; the API writes what was found afterwards. */
@Entity('emergency_openings')
@Unique('emergency_openings_organisation_key', ['organisationId', 'id'])
@Index('emergency_openings_worker_idx', ['workerId', 'openedAt'])
@Index('emergency_openings_person_idx', ['organisationId', 'personId'])
@Index('emergency_openings_unreviewed_idx', ['organisationId', 'reviewDueOn'], { where: '(reviewed_at IS NULL)' })
@Check('emergency_openings_reason_check', `reason = ANY (ARRAY['caller-on-line'::text, 'immediate-danger'::text, 'safeguarding-child'::text, 'other'::text])`)
@Check('emergency_openings_outcome_check', `review_outcome = ANY (ARRAY['justified'::text, 'not-justified'::text, 'follow-up'::text])`)
@Check('emergency_openings_length_check', `(ends_at > opened_at) AND (ends_at <= (opened_at + '01:00:00'::interval))`)
@Check('emergency_openings_review_check', `((reviewed_at IS NULL) = (reviewed_by IS NULL)) AND ((reviewed_at IS NULL) = (review_outcome IS NULL))`)
@Check('emergency_openings_not_own_check', `reviewed_by <> worker_id`)
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'emergency_openings_person_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'workerId'], ['organisationId', 'id'], { name: 'emergency_openings_worker_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'reviewedBy'], ['organisationId', 'id'], { name: 'emergency_openings_reviewer_fk' })
export class EmergencyOpeningEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'emergency_openings_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'worker_id' }) workerId!: string;
  @Column('text') reason!: OpeningReason;
  @Column('bytea') words!: Buffer;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('date', { name: 'review_due_on' }) reviewDueOn!: CalendarDay;
  @Column('uuid', { name: 'reviewed_by', nullable: true }) reviewedBy!: string | null;
  @Column('timestamptz', { name: 'reviewed_at', nullable: true }) reviewedAt!: Date | null;
  @Column('text', { name: 'review_outcome', nullable: true }) reviewOutcome!: OpeningOutcome | null;
  @Column('bytea', { name: 'review_words', nullable: true }) reviewWords!: Buffer | null;
  @Column('integer', { default: 1 }) version!: number;
}

/** Who is told of an opening, until she has seen it. */
@Entity('emergency_opening_notices')
@Index('emergency_opening_notices_unseen_idx', ['organisationId', 'workerId'], { where: '(seen_at IS NULL)' })
@ForeignKey(() => EmergencyOpeningEntity, ['organisationId', 'openingId'], ['organisationId', 'id'], { name: 'emergency_opening_notices_opening_fk' })
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'emergency_opening_notices_person_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'workerId'], ['organisationId', 'id'], { name: 'emergency_opening_notices_worker_fk' })
export class EmergencyOpeningNoticeEntity {
  @PrimaryColumn('uuid', { name: 'opening_id', primaryKeyConstraintName: 'emergency_opening_notices_pkey' })
  openingId!: string;
  @PrimaryColumn('uuid', { name: 'worker_id', primaryKeyConstraintName: 'emergency_opening_notices_pkey' })
  workerId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('timestamptz', { name: 'seen_at', nullable: true }) seenAt!: Date | null;
}

/** Searches of the last hour, counted by the function that searches. */
@Entity('elsewhere_searches')
@Index('elsewhere_searches_worker_idx', ['workerId', 'at'])
@ForeignKey(() => WorkerEntity, ['organisationId', 'workerId'], ['organisationId', 'id'], { name: 'elsewhere_searches_worker_fk' })
export class ElsewhereSearchEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'elsewhere_searches_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'worker_id' }) workerId!: string;
  @Column('timestamptz') at!: Date;
}
