import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Tables of the platform itself. Code reaches those of sign-in through database functions only. */
@Entity('worker_credentials')
@ForeignKey('workers', ['workerId'], ['id'], { name: 'worker_credentials_worker_fk' })
export class WorkerCredentialEntity {
  @PrimaryColumn('uuid', { name: 'worker_id', primaryKeyConstraintName: 'worker_credentials_pkey' }) workerId!: string;
  @Column('text', { name: 'password_hash' }) passwordHash!: string;
  @Column('timestamptz', { name: 'changed_at', default: () => 'now()' }) changedAt!: Date;
}

@Entity('sessions')
@Unique('sessions_token_key', ['tokenHash'])
@Index('sessions_worker_idx', ['workerId'])
@ForeignKey('workers', ['workerId'], ['id'], { name: 'sessions_worker_fk' })
export class SessionEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'sessions_pkey' })
  id!: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash!: Buffer;
  @Column('uuid', { name: 'worker_id' }) workerId!: string;
  @Column('timestamptz', { name: 'started_at', default: () => 'now()' }) startedAt!: Date;
  @Column('timestamptz', { name: 'seen_at', default: () => 'now()' }) seenAt!: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('timestamptz', { name: 'locked_at', nullable: true }) lockedAt!: Date | null;
  @Column('timestamptz', { name: 'proved_at', default: () => 'now()' }) provedAt!: Date;
  @Column('text', { nullable: true }) browser!: string | null;
  @Column('text', { nullable: true }) system!: string | null;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('boolean', { name: 'by_provider', default: false }) byProvider!: boolean;
  @Column('boolean', { name: 'is_vouched', default: false }) isVouched!: boolean;
}

@Entity('provider_flows')
export class ProviderFlowEntity {
  @PrimaryColumn('bytea', { name: 'flow_hash', primaryKeyConstraintName: 'provider_flows_pkey' }) flowHash!: Buffer;
  @Column('text') provider!: string;
  @Column('bytea', { name: 'session_hash', nullable: true }) sessionHash!: Buffer | null;
  @Column('timestamptz', { name: 'asked_at', default: () => 'now()' }) askedAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
}

@Entity('worker_identities')
@Index('worker_identities_once_idx', ['organisationId', 'issuer', 'subject'], { unique: true, where: '(ended_at IS NULL)' })
@Index('worker_identities_worker_idx', ['organisationId', 'workerId'])
@ForeignKey('workers', ['organisationId', 'workerId'], ['organisationId', 'id'], { name: 'worker_identities_worker_fk' })
@ForeignKey('account_requests', ['organisationId', 'requestId'], ['organisationId', 'id'], { name: 'worker_identities_request_fk' })
export class WorkerIdentityEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'worker_identities_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'worker_id' }) workerId!: string;
  @Column('text') issuer!: string;
  @Column('text') subject!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('timestamptz', { name: 'linked_at', default: () => 'now()' }) linkedAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy!: string | null;
}

@Entity('second_factors')
@ForeignKey('workers', ['workerId'], ['id'], { name: 'second_factors_worker_fk' })
export class SecondFactorEntity {
  @PrimaryColumn('uuid', { name: 'worker_id', primaryKeyConstraintName: 'second_factors_pkey' }) workerId!: string;
  @Column('bytea') secret!: Buffer;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt!: Date | null;
  @Column('bigint', { name: 'last_step', nullable: true }) lastStep!: string | null;
}

@Entity('recovery_codes')
@Index('recovery_codes_worker_idx', ['workerId'])
@ForeignKey('workers', ['workerId'], ['id'], { name: 'recovery_codes_worker_fk' })
export class RecoveryCodeEntity {
  @PrimaryColumn('bytea', { name: 'code_hash', primaryKeyConstraintName: 'recovery_codes_pkey' }) codeHash!: Buffer;
  @Column('uuid', { name: 'worker_id' }) workerId!: string;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null;
}

@Entity('passkeys')
@Unique('passkeys_credential_key', ['credentialId'])
@Index('passkeys_worker_idx', ['workerId'])
@ForeignKey('workers', ['workerId'], ['id'], { name: 'passkeys_worker_fk' })
export class PasskeyEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'passkeys_pkey' })
  id!: string;
  @Column('uuid', { name: 'worker_id' }) workerId!: string;
  @Column('bytea', { name: 'credential_id' }) credentialId!: Buffer;
  @Column('bytea', { name: 'public_key' }) publicKey!: Buffer;
  @Column('bigint') counter!: string;
  @Column('text') name!: string;
  @Column('timestamptz', { name: 'added_at', default: () => 'now()' }) addedAt!: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null;
}

@Entity('passkey_challenges')
@ForeignKey('workers', ['workerId'], ['id'], { name: 'passkey_challenges_worker_fk' })
export class PasskeyChallengeEntity {
  @PrimaryColumn('bytea', { name: 'challenge_hash', primaryKeyConstraintName: 'passkey_challenges_pkey' }) challengeHash!: Buffer;
  @Column('uuid', { name: 'worker_id', nullable: true }) workerId!: string | null;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
}

@Entity('known_devices')
@Index('known_devices_worker_idx', ['workerId'])
@ForeignKey('workers', ['workerId'], ['id'], { name: 'known_devices_worker_fk' })
export class KnownDeviceEntity {
  @PrimaryColumn('bytea', { name: 'token_hash', primaryKeyConstraintName: 'known_devices_pkey' }) tokenHash!: Buffer;
  @PrimaryColumn('uuid', { name: 'worker_id', primaryKeyConstraintName: 'known_devices_pkey' }) workerId!: string;
  @Column('timestamptz', { name: 'seen_at', default: () => 'now()' }) seenAt!: Date;
}

@Entity('pending_sign_ins')
@ForeignKey('workers', ['workerId'], ['id'], { name: 'pending_sign_ins_worker_fk' })
export class PendingSignInEntity {
  @PrimaryColumn('bytea', { name: 'token_hash', primaryKeyConstraintName: 'pending_sign_ins_pkey' }) tokenHash!: Buffer;
  @Column('uuid', { name: 'worker_id' }) workerId!: string;
  @Column('bytea', { name: 'account_key' }) accountKey!: Buffer;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
}

@Entity('sign_in_attempts')
@Index('sign_in_attempts_account_idx', ['accountKey', 'triedAt'])
@Index('sign_in_attempts_address_idx', ['addressKey', 'triedAt'])
export class SignInAttemptEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'sign_in_attempts_pkey' })
  id!: string;
  @Column('bytea', { name: 'account_key' }) accountKey!: Buffer;
  @Column('bytea', { name: 'address_key' }) addressKey!: Buffer;
  @Column('timestamptz', { name: 'tried_at', default: () => 'now()' }) triedAt!: Date;
}

@Entity('job_proofs')
@Check('job_proofs_one_check', 'id = 1')
export class JobProofEntity {
  @PrimaryColumn('smallint', { default: 1, primaryKeyConstraintName: 'job_proofs_pkey' }) id!: number;
  @Column('bytea') digest!: Buffer;
}

@Entity('key_proofs')
@Check('key_proofs_one_check', 'id = 1')
export class KeyProofEntity {
  @PrimaryColumn('smallint', { default: 1, primaryKeyConstraintName: 'key_proofs_pkey' }) id!: number;
  @Column('bytea') sealed!: Buffer;
}

@Entity('password_resets')
@Unique('password_resets_token_key', ['tokenHash'])
@ForeignKey('workers', ['organisationId', 'workerId'], ['organisationId', 'id'], { name: 'password_resets_worker_fk' })
@ForeignKey('account_requests', ['organisationId', 'requestId'], ['organisationId', 'id'], { name: 'password_resets_request_fk' })
export class PasswordResetEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'password_resets_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'worker_id' }) workerId!: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash!: Buffer;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null;
  @Column('boolean', { name: 'clears_second_factor', default: false }) clearsSecondFactor!: boolean;
  /** What two people agreed on; null for the first links of a deployment. */
  @Column('uuid', { name: 'request_id', nullable: true }) requestId!: string | null;
  @Column('timestamptz', { name: 'seen_at', nullable: true }) seenAt!: Date | null;
}

@Entity('audit_entries')
@Index('audit_entries_person_idx', ['organisationId', 'personId', 'id'])
@Index('audit_entries_worker_idx', ['organisationId', 'workerId', 'at'])
@Index('audit_entries_acts_idx', ['organisationId', 'personId', 'id'], { where: `(action !~~ '%.read'::text)` })
export class AuditEntryEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'audit_entries_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  @Column('uuid', { name: 'worker_id', nullable: true }) workerId!: string | null;
  @Column('text', { name: 'system_job', nullable: true }) systemJob!: string | null;
  @Column('text') action!: string;
  @Column('text', { name: 'subject_type' }) subjectType!: string;
  @Column('uuid', { name: 'subject_id', nullable: true }) subjectId!: string | null;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('text', { array: true, default: '{}' }) fields!: string[];
  @Column('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()' }) recordedAt!: Date;
}

@Entity('audit_seals')
@Unique('audit_seals_entry_key', ['entryId'])
@Index('audit_seals_time_idx', ['organisationId', 'sealedAt', 'position'])
export class AuditSealEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id', primaryKeyConstraintName: 'audit_seals_pkey' }) organisationId!: string;
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'audit_seals_pkey' }) position!: string;
  @Column('bigint', { name: 'entry_id' }) entryId!: string;
  @Column('bytea') hash!: Buffer;
  @Column('timestamptz', { name: 'sealed_at' }) sealedAt!: Date;
}

@Entity('audit_heads')
export class AuditHeadEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id', primaryKeyConstraintName: 'audit_heads_pkey' }) organisationId!: string;
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'audit_heads_pkey' }) position!: string;
  @Column('bytea') hash!: Buffer;
  @Column('timestamptz', { name: 'signed_at' }) signedAt!: Date;
  @Column('text') signature!: string;
}

@Entity('outbox_messages')
@Unique('outbox_messages_once_key', ['organisationId', 'topic', 'subjectId'])
@Index('outbox_messages_unsent_idx', ['organisationId', 'createdAt'], { where: 'sent_at IS NULL' })
@ForeignKey('organisations', ['organisationId'], ['id'], { name: 'outbox_messages_organisation_fk' })
export class OutboxMessageEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'outbox_messages_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') topic!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt!: Date | null;
}

@Entity('idempotency_keys')
export class IdempotencyKeyEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id', primaryKeyConstraintName: 'idempotency_keys_pkey' }) organisationId!: string;
  @PrimaryColumn('uuid', { name: 'worker_id', primaryKeyConstraintName: 'idempotency_keys_pkey' }) workerId!: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'idempotency_keys_pkey' }) key!: string;
  @Column('text') route!: string;
  @Column('bytea', { name: 'body_hash' }) bodyHash!: Buffer;
  @Column('smallint') status!: number;
  @Column('bytea', { nullable: true }) answer!: Buffer | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('uuid', { array: true, default: '{}' }) people!: string[];
}
