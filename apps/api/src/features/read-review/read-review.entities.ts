import type { ReadGround, ReadOutcome } from '@waymark/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { WorkerEntity } from '../organisations/index.js';

@Entity('read_weeks')
@ForeignKey(() => WorkerEntity, ['organisationId', 'workerId'], ['organisationId', 'id'], { name: 'read_weeks_worker_fk' })
export class ReadWeekEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id', primaryKeyConstraintName: 'read_weeks_pkey' }) organisationId!: string;
  @PrimaryColumn('uuid', { name: 'worker_id', primaryKeyConstraintName: 'read_weeks_pkey' }) workerId!: string;
  @PrimaryColumn('date', { name: 'week_on', primaryKeyConstraintName: 'read_weeks_pkey' }) weekOn!: string;
  @Column('timestamptz', { name: 'looked_at' }) lookedAt!: Date;
}

@Entity('read_questions')
@Unique('read_questions_organisation_key', ['organisationId', 'id'])
@Check('read_questions_person_check', '(person_id IS NULL) = (reference IS NULL)')
@Index('read_questions_person_idx', ['organisationId', 'workerId', 'weekOn', 'personId'], { unique: true, where: '(person_id IS NOT NULL)' })
@Index('read_questions_many_idx', ['organisationId', 'workerId', 'weekOn'], { unique: true, where: '(person_id IS NULL)' })
@Index('read_questions_listed_idx', ['organisationId', 'listedAt'])
@ForeignKey(() => WorkerEntity, ['organisationId', 'workerId'], ['organisationId', 'id'], { name: 'read_questions_worker_fk' })
export class ReadQuestionEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'read_questions_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'worker_id' }) workerId!: string;
  /** Null for how many were opened in an hour. */
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('text', { nullable: true }) reference!: string | null;
  @Column('date', { name: 'week_on' }) weekOn!: string;
  @Column('text', { array: true }) grounds!: ReadGround[];
  @Column('int') times!: number;
  @Column('timestamptz', { name: 'first_at' }) firstAt!: Date;
  @Column('timestamptz', { name: 'last_at' }) lastAt!: Date;
  @Column('timestamptz', { name: 'listed_at' }) listedAt!: Date;
}

@Entity('read_answers')
@Check('read_answers_outcome_check', `outcome = ANY (ARRAY['fine'::text, 'asked-worker'::text, 'raised'::text])`)
@Check('read_answers_words_check', `(outcome = 'fine'::text) OR (words IS NOT NULL)`)
@Index('read_answers_question_idx', ['organisationId', 'questionId', 'answeredAt'])
@Index('read_answers_once_idx', ['organisationId', 'questionId'], { unique: true, where: `(outcome <> 'asked-worker'::text)` })
@ForeignKey(() => ReadQuestionEntity, ['organisationId', 'questionId'], ['organisationId', 'id'], { name: 'read_answers_question_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'answeredBy'], ['organisationId', 'id'], { name: 'read_answers_answerer_fk' })
export class ReadAnswerEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'read_answers_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'question_id' }) questionId!: string;
  @Column('text') outcome!: ReadOutcome;
  @Column('bytea', { nullable: true }) words!: Buffer | null;
  @Column('uuid', { name: 'answered_by' }) answeredBy!: string;
  @Column('timestamptz', { name: 'answered_at' }) answeredAt!: Date;
}
