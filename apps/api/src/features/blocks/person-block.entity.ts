import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { BlockEndReason, BlockReason } from '@waymark/domain';
import { WorkerEntity } from '../organisations/index.js';
import { PersonEntity } from '../people/index.js';

@Entity('person_blocks')
@Index('person_blocks_in_force_key', ['workerId', 'personId'], { unique: true, where: '(ended_at IS NULL)' })
@Index('person_blocks_person_idx', ['organisationId', 'personId'])
@Check('person_blocks_reason_check', `reason = ANY (ARRAY['knows-person'::text, 'family-or-friend'::text, 'party-to-case'::text, 'person-asked'::text, 'other'::text])`)
@Check('person_blocks_end_reason_check', `end_reason = ANY (ARRAY['set-by-mistake'::text, 'no-conflict-found'::text, 'conflict-over'::text, 'other'::text])`)
@Check('person_blocks_declared_check', `(NOT is_declared) OR (worker_id = set_by)`)
@Check('person_blocks_end_check', `((ended_at IS NULL) = (end_reason IS NULL)) AND ((ended_at IS NULL) = (ended_by IS NULL))`)
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'person_blocks_person_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'workerId'], ['organisationId', 'id'], { name: 'person_blocks_worker_fk' })
export class PersonBlockEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'person_blocks_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'worker_id' }) workerId!: string;
  @Column('boolean', { name: 'is_declared' }) isDeclared!: boolean;
  @Column('text') reason!: BlockReason;
  @Column('bytea', { nullable: true }) words!: Buffer | null;
  @Column('uuid', { name: 'set_by' }) setBy!: string;
  @Column('timestamptz', { name: 'set_at' }) setAt!: Date;
  @Column('uuid', { name: 'new_holder_id', nullable: true }) newHolderId!: string | null;
  @Column('uuid', { name: 'seen_by', nullable: true }) seenBy!: string | null;
  @Column('timestamptz', { name: 'seen_at', nullable: true }) seenAt!: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy!: string | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('text', { name: 'end_reason', nullable: true }) endReason!: BlockEndReason | null;
  @Column('bytea', { name: 'end_words', nullable: true }) endWords!: Buffer | null;
  @Column('integer', { default: 1 }) version!: number;
}

/** What happens to a block only later. */
export const NOT_ENDED: Pick<
  PersonBlockEntity,
  'seenBy' | 'seenAt' | 'endedBy' | 'endedAt' | 'endReason' | 'endWords' | 'version'
> = { seenBy: null, seenAt: null, endedBy: null, endedAt: null, endReason: null, endWords: null, version: 1 };
