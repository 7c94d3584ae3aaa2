import type { SafetyContactEnd } from '@waymark/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { WorkerEntity } from '../organisations/index.js';
import { PersonEntity } from '../people/index.js';
import { ReferralEntity } from './referral.entities.js';

/**
 * What a named worker must do for one person: the safety contact that a high risk is owed from the moment it is seen.
 * It hangs on the referral alone until a service has accepted her, and then on her place on its list.
 */
@Entity('tasks')
@Unique('tasks_organisation_key', ['organisationId', 'id'])
@Index('tasks_open_key', ['organisationId', 'entryId', 'kind'], { unique: true, where: '(done_at IS NULL)' })
@Index('tasks_undecided_key', ['organisationId', 'referralId', 'kind'], {
  unique: true,
  where: '((done_at IS NULL) AND (entry_id IS NULL))',
})
@Index('tasks_entry_idx', ['organisationId', 'entryId'])
@Index('tasks_referral_idx', ['organisationId', 'referralId'])
@Index('tasks_open_holder_idx', ['organisationId', 'holderId', 'dueAt'], { where: '(done_at IS NULL)' })
@Index('tasks_done_by_idx', ['organisationId', 'doneBy', 'doneAt'], { where: '(done_at IS NOT NULL)' })
@Check('tasks_kind_check', `kind = 'safety-contact'::text`)
@Check('tasks_done_check', '((done_at IS NULL) = (outcome IS NULL)) AND ((done_at IS NULL) = (done_by IS NULL))')
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'tasks_person_fk' })
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'tasks_referral_fk' })
// By its name: referrals know nothing of waiting lists.
@ForeignKey('waiting_list_entries', ['organisationId', 'entryId'], ['organisationId', 'id'], { name: 'tasks_entry_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'holderId'], ['organisationId', 'id'], { name: 'tasks_holder_fk' })
export class TaskEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'tasks_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('uuid', { name: 'entry_id', nullable: true }) entryId!: string | null;
  @Column('text') kind!: 'safety-contact';
  @Column('uuid', { name: 'holder_id' }) holderId!: string;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt!: Date | null;
  @Column('uuid', { name: 'done_by', nullable: true }) doneBy!: string | null;
  @Column('text', { nullable: true }) outcome!: SafetyContactEnd | null;
}
