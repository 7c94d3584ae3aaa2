import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type {
  AbuseType,
  ChildrensServicesDecision,
  ClockKind,
  ClockUnit,
  ConsentAnswer,
  ConsentPurpose,
  ExternalAssessment,
  KnownRisk,
  PauseReason,
  ReferralSource,
  ReferralState,
  SafetyAnswer,
  WithdrawalReason,
} from '@waymark/domain';
import type { ReferrerNoticeView, SafeguardingDecision } from '@waymark/contracts';
import { ServiceEntity } from '../organisations/index.js';
import { PersonEntity } from '../people/index.js';

const ONE_OF = (column: string, values: readonly string[]): string =>
  `${column} = ANY (ARRAY[${values.map((value) => `'${value}'::text`).join(', ')}])`;

@Entity('referrals')
@Unique('referrals_organisation_key', ['organisationId', 'id'])
@Unique('referrals_reference_key', ['organisationId', 'reference'])
@Index('referrals_person_idx', ['organisationId', 'personId'])
@Index('referrals_recorded_idx', { synchronize: false })
@Check('referrals_risk_check', ONE_OF('risk', ['not-assessed', 'standard', 'medium', 'high']))
@Check('referrals_withdrawal_check', `(withdrawn_at IS NULL) = (withdrawal_reason IS NULL)`)
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'referrals_person_fk' })
export class ReferralEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'referrals_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') reference!: string;
  @Column('integer') episode!: number;
  @Column('text') source!: ReferralSource;
  @Column('text', { name: 'agency_name', nullable: true }) agencyName!: string | null;
  @Column('text', { name: 'referrer_name', nullable: true }) referrerName!: string | null;
  @Column('bytea', { name: 'referrer_contact', nullable: true }) referrerContact!: Buffer | null;
  @Column('date', { name: 'received_on' }) receivedOn!: string;
  @Column('time', { name: 'received_time', precision: 0, nullable: true }) receivedTime!: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('text', { name: 'safe_to_talk' }) safeToTalk!: SafetyAnswer;
  @Column('time', { name: 'safe_until', precision: 0, nullable: true }) safeUntil!: string | null;
  @Column('boolean', { name: 'needs_contact_verifying' }) needsContactVerifying!: boolean;
  @Column('text') risk!: KnownRisk;
  @Column('boolean', { name: 'judged_high', default: false }) judgedHigh!: boolean;
  @Column('text', { name: 'abuse_types', array: true }) abuseTypes!: AbuseType[];
  @Column('text', { name: 'children_in_household' }) childrenInHousehold!: SafetyAnswer;
  @Column('text', { nullable: true }) safeguarding!: SafeguardingDecision | null;
  @Column('bytea', { name: 'safeguarding_note', nullable: true }) safeguardingNote!: Buffer | null;
  @Column('jsonb', { name: 'external_assessment', nullable: true }) externalAssessment!: ExternalAssessment | null;
  @Column('date', { name: 'externally_assessed_on', nullable: true }) externallyAssessedOn!: string | null;
  @Column('bytea', { nullable: true }) summary!: Buffer | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt!: Date | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true }) withdrawnBy!: string | null;
  @Column('text', { name: 'withdrawal_reason', nullable: true }) withdrawalReason!: WithdrawalReason | null;
  @Column('bytea', { name: 'withdrawal_note', nullable: true }) withdrawalNote!: Buffer | null;
  @Column('integer', { default: 1 }) version!: number;
}

@Entity('referral_offers')
@Unique('referral_offers_organisation_key', ['organisationId', 'id'])
@Unique('referral_offers_of_referral_key', ['organisationId', 'referralId', 'id'])
@Index('referral_offers_referral_idx', ['organisationId', 'referralId'])
@Index('referral_offers_decided_by_idx', ['organisationId', 'decidedBy', 'decidedAt'], { where: '(decided_at IS NOT NULL)' })
@Index('referral_offers_undecided_idx', ['organisationId', 'referralId'], {
  where: `(state = ANY (ARRAY['recorded'::text, 'returned'::text]))`,
})
@Check('referral_offers_state_check', ONE_OF('state', ['recorded', 'returned', 'accepted', 'declined', 'withdrawn']))
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'referral_offers_referral_fk' })
@ForeignKey(() => ServiceEntity, ['organisationId', 'serviceId'], ['organisationId', 'id'], { name: 'referral_offers_service_fk' })
@ForeignKey(() => ReferralEntity, ['organisationId', 'duplicateOfId'], ['organisationId', 'id'], { name: 'referral_offers_duplicate_fk' })
export class ReferralOfferEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'referral_offers_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('uuid', { name: 'service_id', nullable: true }) serviceId!: string | null;
  @Column('text') state!: ReferralState;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('bytea', { nullable: true }) note!: Buffer | null;
  @Column('uuid', { name: 'duplicate_of_id', nullable: true }) duplicateOfId!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
}

@Entity('referral_consents')
@Check('referral_consents_purpose_check', ONE_OF('purpose', ['support', 'data-protection', 'sharing', 'research']))
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'referral_consents_referral_fk' })
export class ReferralConsentEntity {
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @PrimaryColumn('uuid', { name: 'referral_id', primaryKeyConstraintName: 'referral_consents_pkey' }) referralId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'referral_consents_pkey' }) purpose!: ConsentPurpose;
  @Column('text') answer!: ConsentAnswer;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
}

@Entity('childrens_services_decisions')
@Index('childrens_services_referral_idx', ['organisationId', 'referralId', 'decidedAt'])
@Check('childrens_services_decision_check', ONE_OF('decision', ['referred', 'already-open', 'not-needed']))
@Check('childrens_services_told_check', `(decision <> 'referred'::text) OR ((told_on IS NOT NULL) AND (words IS NOT NULL))`)
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'childrens_services_referral_fk' })
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'childrens_services_person_fk' })
export class ChildrensServicesDecisionEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'childrens_services_decisions_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('text') decision!: ChildrensServicesDecision;
  @Column('date', { name: 'told_on', nullable: true }) toldOn!: string | null;
  /** Whom and why, sealed: a school or a team may say where she lives. */
  @Column('bytea', { nullable: true }) words!: Buffer | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
  @Column('uuid', { name: 'decided_by' }) decidedBy!: string;
}

@Entity('clocks')
@Unique('clocks_organisation_key', ['organisationId', 'id'])
@Index('clocks_running_idx', ['organisationId', 'dueAt'], { where: '((stopped_at IS NULL) AND (ended_at IS NULL))' })
@Unique('clocks_once_key', ['organisationId', 'referralId', 'kind'])
@Check('clocks_one_end_check', '(stopped_at IS NULL) OR (ended_at IS NULL)')
@Check('clocks_kind_check', ONE_OF('kind', ['first-attempt', 'first-contact', 'assessment', 'support-start']))
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'clocks_referral_fk' })
export class ClockEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'clocks_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('text') kind!: ClockKind;
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date;
  @Column('boolean', { name: 'is_start_time_given' }) isStartTimeGiven!: boolean;
  @Column('timestamptz', { name: 'stopped_at', nullable: true }) stoppedAt!: Date | null;
  /** Nobody waits any more: the target is neither met nor missed. */
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('integer', { name: 'target_amount' }) targetAmount!: number;
  @Column('text', { name: 'target_unit' }) targetUnit!: ClockUnit;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
}

@Entity('clock_events')
@ForeignKey(() => ClockEntity, ['organisationId', 'clockId'], ['organisationId', 'id'], { name: 'clock_events_clock_fk' })
export class ClockEventEntity {
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @PrimaryColumn('uuid', { name: 'clock_id', primaryKeyConstraintName: 'clock_events_pkey' }) clockId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'clock_events_pkey' }) kind!: string;
  @Column('timestamptz') at!: Date;
}

/** A stretch in which the clocks of one referral stand still, for a reason that stays in sight. */
@Entity('clock_pauses')
@Unique('clock_pauses_organisation_key', ['organisationId', 'id'])
@Index('clock_pauses_referral_idx', ['organisationId', 'referralId'])
@Index('clock_pauses_open_key', ['organisationId', 'referralId'], { unique: true, where: '(ended_at IS NULL)' })
@Check('clock_pauses_reason_check', ONE_OF('reason', ['awaiting-information', 'person-asked-later', 'unsafe-to-contact']))
@Check('clock_pauses_order_check', 'ended_at >= started_at')
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'clock_pauses_referral_fk' })
export class ClockPauseEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'clock_pauses_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('text') reason!: PauseReason;
  @Column('bytea', { nullable: true }) note!: Buffer | null;
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date;
  @Column('uuid', { name: 'started_by' }) startedBy!: string;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy!: string | null;
}

/** What the record of the referrer was told: an outcome, and nothing of the person. */
@Entity('referrer_notices')
@Unique('referrer_notices_organisation_key', ['organisationId', 'id'])
@Index('referrer_notices_referral_idx', ['organisationId', 'referralId'])
@Check('referrer_notices_outcome_check', ONE_OF('outcome', ['accepted', 'declined', 'returned', 'left-list']))
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'referrer_notices_referral_fk' })
@ForeignKey(() => ReferralOfferEntity, ['organisationId', 'offerId'], ['organisationId', 'id'], { name: 'referrer_notices_offer_fk' })
export class ReferrerNoticeEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'referrer_notices_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('uuid', { name: 'offer_id' }) offerId!: string;
  @Column('text') outcome!: ReferrerNoticeView['outcome'];
  @Column('timestamptz') at!: Date;
}
