import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { AttemptMethod, AttemptOutcome, CalendarDay, LeaveReason, RiskTrigger, RouteGround } from '@waymark/domain';
import { ServiceEntity, WorkerEntity } from '../organisations/index.js';
import { ContactPointEntity, PersonEntity } from '../people/index.js';
import { ReferralEntity, ReferralOfferEntity } from '../referrals/index.js';

@Entity('waiting_list_entries')
@Unique('waiting_list_entries_organisation_key', ['organisationId', 'id'])
@Unique('waiting_list_entries_offer_key', ['organisationId', 'offerId'])
@Index('waiting_list_entries_waiting_idx', ['organisationId', 'serviceId'], { where: '(left_at IS NULL)' })
@Index('waiting_list_entries_left_idx', ['organisationId', 'serviceId', 'leftAt'])
@Index('waiting_list_entries_joined_idx', ['organisationId', 'serviceId', 'joinedAt'])
@Index('waiting_list_entries_referral_idx', ['organisationId', 'referralId'])
@Index('waiting_list_entries_allocated_idx', ['organisationId', 'allocatedTo'], { where: '(left_at IS NULL)' })
@Index('waiting_list_entries_holder_idx', ['organisationId', 'holderId'], { where: '(left_at IS NULL)' })
@Index('waiting_list_entries_left_by_idx', ['organisationId', 'leftBy', 'leftAt'], { where: '(left_at IS NOT NULL)' })
@Check('waiting_list_entries_leave_check', '((left_at IS NULL) = (leave_reason IS NULL)) AND ((left_at IS NULL) = (left_by IS NULL))')
@Check(
  'waiting_list_entries_allocation_check',
  '((allocated_to IS NULL) = (allocated_at IS NULL)) AND ((allocated_to IS NULL) = (allocated_by IS NULL))',
)
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'waiting_list_entries_person_fk' })
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'waiting_list_entries_referral_fk' })
@ForeignKey(() => ReferralOfferEntity, ['organisationId', 'referralId', 'offerId'], ['organisationId', 'referralId', 'id'], {
  name: 'waiting_list_entries_offer_fk',
})
@ForeignKey(() => ServiceEntity, ['organisationId', 'serviceId'], ['organisationId', 'id'], { name: 'waiting_list_entries_service_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'holderId'], ['organisationId', 'id'], { name: 'waiting_list_entries_holder_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'allocatedTo'], ['organisationId', 'id'], { name: 'waiting_list_entries_allocated_fk' })
export class WaitingListEntryEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'waiting_list_entries_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('uuid', { name: 'offer_id' }) offerId!: string;
  @Column('uuid', { name: 'service_id' }) serviceId!: string;
  @Column('timestamptz', { name: 'joined_at' }) joinedAt!: Date;
  @Column('uuid', { name: 'joined_by' }) joinedBy!: string;
  @Column('boolean', { name: 'needs_safety_contact' }) needsSafetyContact!: boolean;
  @Column('text', { name: 'safety_grounds', array: true }) safetyGrounds!: RouteGround[];
  @Column('boolean', { name: 'judged_high', default: false }) judgedHigh!: boolean;
  @Column('text', { array: true }) triggers!: RiskTrigger[];
  @Column('boolean') vulnerable!: boolean;
  @Column('uuid', { name: 'holder_id' }) holderId!: string;
  @Column('boolean', { name: 'holder_is_new', default: false }) holderIsNew!: boolean;
  @Column('uuid', { name: 'allocated_to', nullable: true }) allocatedTo!: string | null;
  @Column('timestamptz', { name: 'allocated_at', nullable: true }) allocatedAt!: Date | null;
  @Column('uuid', { name: 'allocated_by', nullable: true }) allocatedBy!: string | null;
  @Column('bytea', { name: 'reason_over_ceiling', nullable: true }) reasonOverCeiling!: Buffer | null;
  @Column('date', { name: 'last_looked_on' }) lastLookedOn!: CalendarDay;
  @Column('timestamptz', { name: 'left_at', nullable: true }) leftAt!: Date | null;
  @Column('uuid', { name: 'left_by', nullable: true }) leftBy!: string | null;
  @Column('text', { name: 'leave_reason', nullable: true }) leaveReason!: LeaveReason | null;
  @Column('bytea', { name: 'leave_note', nullable: true }) leaveNote!: Buffer | null;
  @Column('uuid', { name: 'taken_over_by', nullable: true }) takenOverBy!: string | null;
  @Column('text', { name: 'taken_over_by_agency', nullable: true }) takenOverByAgency!: string | null;
  @Column('integer', { default: 1 }) version!: number;
}

@Entity('contact_attempts')
@Unique('contact_attempts_organisation_key', ['organisationId', 'id'])
@Index('contact_attempts_referral_idx', ['organisationId', 'referralId', 'madeAt'])
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'contact_attempts_person_fk' })
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'contact_attempts_referral_fk' })
@ForeignKey(() => ContactPointEntity, ['organisationId', 'contactPointId'], ['organisationId', 'id'], {
  name: 'contact_attempts_contact_point_fk',
})
export class ContactAttemptEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'contact_attempts_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('uuid', { name: 'contact_point_id', nullable: true }) contactPointId!: string | null;
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date;
  @Column('text') method!: AttemptMethod;
  @Column('text') outcome!: AttemptOutcome;
  @Column('boolean', { name: 'method_was_safe' }) methodWasSafe!: boolean;
  @Column('bytea', { nullable: true }) note!: Buffer | null;
  @Column('date', { name: 'next_try_on', nullable: true }) nextTryOn!: CalendarDay | null;
  @Column('time', { name: 'next_try_time', precision: 0, nullable: true }) nextTryTime!: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
}

/** How much of a week somebody works, and what she brings to the people she might be given. */
@Entity('worker_capacities')
@Check('worker_capacities_share_check', '(full_time_share > (0)::numeric) AND (full_time_share <= (1)::numeric)')
@ForeignKey(() => WorkerEntity, ['organisationId', 'workerId'], ['organisationId', 'id'], { name: 'worker_capacities_worker_fk' })
export class WorkerCapacityEntity {
  @PrimaryColumn('uuid', { name: 'worker_id', primaryKeyConstraintName: 'worker_capacities_pkey' }) workerId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('numeric', { name: 'full_time_share', precision: 3, scale: 2, default: 1 }) fullTimeShare!: string;
  @Column('text', { array: true, default: '{}' }) languages!: string[];
  @Column('text', { array: true, default: '{}' }) specialisms!: string[];
  @Column('text', { array: true, default: '{}' }) areas!: string[];
  @Column('date', { name: 'on_leave_from', nullable: true }) onLeaveFrom!: CalendarDay | null;
  @Column('date', { name: 'on_leave_to', nullable: true }) onLeaveTo!: CalendarDay | null;
  @Column('int', { default: 1 }) version!: number;
}
