import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { FileEncoding } from '@waymark/contracts';
import type { DuplicateInFile, ImportRowState, ImportState, KeepReason, ReviewCode, RowDiscardReason } from '@waymark/domain';
import { OrganisationEntity, WorkerEntity } from '../organisations/index.js';
import { ReferralEntity } from '../referrals/index.js';

const ONE_OF = (column: string, values: readonly string[]): string =>
  `${column} = ANY (ARRAY[${values.map((value) => `'${value}'::text`).join(', ')}])`;

@Entity('import_sources')
@ForeignKey(() => OrganisationEntity, ['organisationId'], ['id'], { name: 'import_sources_organisation_fk' })
export class ImportSourceEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id', primaryKeyConstraintName: 'import_sources_pkey' }) organisationId!: string;
  @PrimaryColumn('text', { name: 'source_key', primaryKeyConstraintName: 'import_sources_pkey' }) sourceKey!: string;
  @Column('text') name!: string;
  @Column('bytea', { nullable: true }) mapping!: Buffer | null;
  @Column('uuid', { name: 'confirmed_by' }) confirmedBy!: string;
  @Column('timestamptz', { name: 'confirmed_at' }) confirmedAt!: Date;
}

/** What only the whole file tells of its rows, for the steps of a trial. */
export interface TrialReading {
  /** The version of the file, the day and the rules with which it was read. */
  readAs: string;
  duplicates: DuplicateInFile[];
}

@Entity('import_batches')
@Unique('import_batches_organisation_key', ['organisationId', 'id'])
@Index('import_batches_once_key', ['organisationId', 'digest'], { unique: true, where: 'undone_at IS NULL' })
@Index('import_batches_uploaded_idx', { synchronize: false })
@Check('import_batches_state_check', ONE_OF('state', ['uploaded', 'importing', 'stopped', 'imported', 'undone', 'discarded', 'undoing', 'undo-stopped']))
@ForeignKey(() => OrganisationEntity, ['organisationId'], ['id'], { name: 'import_batches_organisation_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'holderId'], ['organisationId', 'id'], { name: 'import_batches_holder_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'safetySaidBy'], ['organisationId', 'id'], { name: 'import_batches_safety_fk' })
@Check('import_batches_safety_check', '((safety_words IS NULL) = (safety_said_by IS NULL)) AND ((safety_words IS NULL) = (safety_said_at IS NULL))')
export class ImportBatchEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'import_batches_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') source!: string;
  @Column('text', { name: 'source_key' }) sourceKey!: string;
  @Column('bytea') digest!: Buffer;
  @Column('text') state!: ImportState;
  @Column('text') encoding!: FileEncoding;
  @Column('bytea', { nullable: true }) columns!: Buffer | null;
  @Column('bytea', { nullable: true }) mapping!: Buffer | null;
  @Column('jsonb', { nullable: true }) trial!: TrialReading | null;
  @Column('integer', { name: 'row_count' }) rowCount!: number;
  @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt!: Date;
  @Column('uuid', { name: 'uploaded_by' }) uploadedBy!: string;
  /** Who answers by name for rows in which the agency states high risk. */
  @Column('uuid', { name: 'holder_id' }) holderId!: string;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt!: Date | null;
  @Column('uuid', { name: 'started_by', nullable: true }) startedBy!: string | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  @Column('timestamptz', { name: 'undo_started_at', nullable: true }) undoStartedAt!: Date | null;
  @Column('timestamptz', { name: 'undone_at', nullable: true }) undoneAt!: Date | null;
  @Column('uuid', { name: 'undone_by', nullable: true }) undoneBy!: string | null;
  /** What was done for people at a stated high risk who ended with the file. */
  @Column('bytea', { name: 'safety_words', nullable: true }) safetyWords!: Buffer | null;
  @Column('uuid', { name: 'safety_said_by', nullable: true }) safetySaidBy!: string | null;
  @Column('timestamptz', { name: 'safety_said_at', nullable: true }) safetySaidAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}

@Entity('import_rows')
@Unique('import_rows_position_key', ['organisationId', 'batchId', 'position'])
@Unique('import_rows_referral_key', ['organisationId', 'referralId'])
@Index('import_rows_waiting_idx', ['organisationId', 'batchId', 'position'], { where: `state = 'waiting'` })
@Index('import_rows_high_idx', ['organisationId', 'batchId'], { where: `((state = 'review'::text) AND states_high_risk)` })
@Index('import_rows_reference_idx', ['organisationId', 'referenceIndex'])
@Check('import_rows_state_check', ONE_OF('state', ['waiting', 'referral', 'review', 'blank', 'discarded', 'withdrawn', 'kept']))
@Check('import_rows_referral_check', `(${ONE_OF('state', ['referral', 'withdrawn', 'kept'])}) = (referral_id IS NOT NULL)`)
@Check('import_rows_discard_check', `(state = 'discarded'::text) = (discard_reason IS NOT NULL)`)
@Check('import_rows_undone_check', `(${ONE_OF('state', ['withdrawn', 'kept'])}) = (undone_at IS NOT NULL)`)
@Check('import_rows_kept_check', `(state = 'kept'::text) = (kept_because IS NOT NULL)`)
@ForeignKey(() => ImportBatchEntity, ['organisationId', 'batchId'], ['organisationId', 'id'], { name: 'import_rows_batch_fk' })
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'import_rows_referral_fk' })
export class ImportRowEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'import_rows_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'batch_id' }) batchId!: string;
  @Column('integer') position!: number;
  @Column('text') state!: ImportRowState;
  @Column('bytea', { nullable: true }) raw!: Buffer | null;
  @Column('bytea', { nullable: true }) reading!: Buffer | null;
  @Column('bytea', { nullable: true }) corrections!: Buffer | null;
  @Column('text', { name: 'reason_codes', array: true, default: '{}' }) reasonCodes!: ReviewCode[];
  @Column('boolean', { name: 'states_high_risk', default: false }) statesHighRisk!: boolean;
  @Column('bytea', { name: 'reference_index', nullable: true }) referenceIndex!: Buffer | null;
  @Column('uuid', { name: 'referral_id', nullable: true }) referralId!: string | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('uuid', { name: 'ended_in', nullable: true }) endedIn!: string | null;
  /** Who finished the row or set it aside on screen; nobody, when the import itself did. */
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('text', { name: 'discard_reason', nullable: true }) discardReason!: RowDiscardReason | null;
  @Column('bytea', { name: 'high_set_aside', nullable: true }) highSetAside!: Buffer | null;
  @Column('bytea', { name: 'discard_note', nullable: true }) discardNote!: Buffer | null;
  /** When the undo of the import came to it, and why it left the referral as it is. */
  @Column('timestamptz', { name: 'undone_at', nullable: true }) undoneAt!: Date | null;
  @Column('text', { name: 'kept_because', nullable: true }) keptBecause!: KeepReason | null;
  /** How often passing trouble has stood in the way of importing or withdrawing it. */
  @Column('integer', { default: 0 }) tries!: number;
  @Column('integer', { default: 1 }) version!: number;
}
