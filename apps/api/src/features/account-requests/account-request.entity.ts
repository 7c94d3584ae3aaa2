import type { AccountRequestKind, AccountRequestState, IdentityProof } from '@waymark/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { WorkerEntity } from '../organisations/index.js';

@Entity('account_requests')
@Unique('account_requests_organisation_key', ['organisationId', 'id'])
@Index('account_requests_waiting_idx', ['organisationId', 'workerId'], { where: `(state = 'waiting'::text)` })
@Check('account_requests_kind_check', `kind = ANY (ARRAY['password-reset'::text, 'second-factor-clearance'::text])`)
@Check('account_requests_proof_check', `proof = ANY (ARRAY['in-person'::text, 'video-call'::text, 'called-back'::text])`)
@Check(
  'account_requests_state_check',
  `state = ANY (ARRAY['waiting'::text, 'confirmed'::text, 'declined'::text, 'withdrawn'::text])`,
)
@Check('account_requests_asker_check', 'asked_by <> worker_id')
@Check(
  'account_requests_two_check',
  `(state <> 'confirmed'::text) OR ((answered_by <> asked_by) AND (answered_by <> worker_id))`,
)
@Check(
  'account_requests_answer_check',
  `((state = 'waiting'::text) = (answered_by IS NULL)) AND ((answered_by IS NULL) = (answered_at IS NULL))`,
)
@ForeignKey(() => WorkerEntity, ['organisationId', 'workerId'], ['organisationId', 'id'], { name: 'account_requests_worker_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'askedBy'], ['organisationId', 'id'], { name: 'account_requests_asker_fk' })
export class AccountRequestEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'account_requests_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'worker_id' }) workerId!: string;
  @Column('text') kind!: AccountRequestKind;
  @Column('text') proof!: IdentityProof;
  @Column('bytea', { name: 'code_hash' }) codeHash!: Buffer;
  @Column('uuid', { name: 'asked_by' }) askedBy!: string;
  @Column('timestamptz', { name: 'asked_at', default: () => 'now()' }) askedAt!: Date;
  @Column('text', { default: 'waiting' }) state!: AccountRequestState;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
}
