import type { AccountRequestKind, AccountRequestState, IdentityProof, Role } from '@waymark/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { ServiceEntity, TeamEntity, WorkerEntity } from '../organisations/index.js';

@Entity('account_requests')
@Unique('account_requests_organisation_key', ['organisationId', 'id'])
@Index('account_requests_waiting_idx', ['organisationId', 'workerId'], { where: `(state = 'waiting'::text)` })
@Check('account_requests_kind_check', `kind = ANY (ARRAY['password-reset'::text, 'second-factor-clearance'::text, 'role'::text, 'invitation'::text, 'identity-link'::text])`)
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
@Check(
  'account_requests_role_check',
  `((kind = 'role'::text) = (role IS NOT NULL)) AND ((kind = ANY (ARRAY['role'::text, 'invitation'::text])) = (from_on IS NOT NULL)) AND ((kind = ANY (ARRAY['password-reset'::text, 'second-factor-clearance'::text, 'identity-link'::text])) = (proof IS NOT NULL)) AND ((kind = ANY (ARRAY['role'::text, 'identity-link'::text])) = (code_hash IS NULL))`,
)
@Check(
  'account_requests_invitation_check',
  `((kind = 'invitation'::text) = (invited_email IS NOT NULL)) AND (num_nonnulls(invited_name, invited_email, invited_language, invited_roles, invited_speaks) = ANY (ARRAY[0, 5])) AND ((worker_id IS NOT NULL) OR ((kind = 'invitation'::text) AND (state <> 'confirmed'::text)))`,
)
@Check(
  'account_requests_apart_check',
  `(invited_roles IS NULL) OR ((cardinality(invited_roles) > 0) AND ((NOT (invited_roles && ARRAY['administrator'::text, 'data-protection-lead'::text])) OR (cardinality(invited_roles) = 1)))`,
)
@Check(
  'account_requests_identity_check',
  `((kind = 'identity-link'::text) = (identity_subject IS NOT NULL)) AND ((identity_subject IS NULL) = (identity_issuer IS NULL))`,
)
@ForeignKey(() => TeamEntity, ['organisationId', 'teamId'], ['organisationId', 'id'], { name: 'account_requests_team_fk' })
@ForeignKey(() => ServiceEntity, ['organisationId', 'serviceId'], ['organisationId', 'id'], { name: 'account_requests_service_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'workerId'], ['organisationId', 'id'], { name: 'account_requests_worker_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'askedBy'], ['organisationId', 'id'], { name: 'account_requests_asker_fk' })
export class AccountRequestEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'account_requests_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  /** Null for somebody invited whom nobody has confirmed yet. */
  @Column('uuid', { name: 'worker_id', nullable: true }) workerId!: string | null;
  @Column('text') kind!: AccountRequestKind;
  @Column('text', { nullable: true }) proof!: IdentityProof | null;
  @Column('bytea', { name: 'code_hash', nullable: true }) codeHash!: Buffer | null;
  @Column('uuid', { name: 'asked_by' }) askedBy!: string;
  @Column('timestamptz', { name: 'asked_at', default: () => 'now()' }) askedAt!: Date;
  @Column('text', { default: 'waiting' }) state!: AccountRequestState;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
  @Column('text', { nullable: true }) role!: Role | null;
  @Column('uuid', { name: 'service_id', nullable: true }) serviceId!: string | null;
  @Column('date', { name: 'from_on', nullable: true }) fromOn!: string | null;
  @Column('date', { name: 'to_on', nullable: true }) toOn!: string | null;
  @Column('uuid', { name: 'team_id', nullable: true }) teamId!: string | null;
  @Column('text', { name: 'invited_name', nullable: true }) invitedName!: string | null;
  @Column('text', { name: 'invited_email', nullable: true }) invitedEmail!: string | null;
  @Column('text', { name: 'invited_language', nullable: true }) invitedLanguage!: string | null;
  @Column('text', { name: 'invited_roles', array: true, nullable: true }) invitedRoles!: Role[] | null;
  @Column('text', { name: 'invited_speaks', array: true, nullable: true }) invitedSpeaks!: string[] | null;
  @Column('text', { name: 'identity_issuer', nullable: true }) identityIssuer!: string | null;
  @Column('text', { name: 'identity_subject', nullable: true }) identitySubject!: string | null;
}
