import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { ClosureReason } from '@waymark/domain';
import { ServiceEntity, WorkerEntity } from '../organisations/index.js';
import { PersonEntity } from '../people/index.js';
import { ReferralEntity, ReferralOfferEntity } from '../referrals/index.js';

@Entity('cases')
@Unique('cases_organisation_key', ['organisationId', 'id'])
@Unique('cases_offer_key', ['organisationId', 'offerId'])
@Index('cases_open_worker_idx', ['organisationId', 'workerId'], { where: 'closed_at IS NULL' })
@Index('cases_person_idx', ['organisationId', 'personId'])
@Index('cases_referral_idx', ['organisationId', 'referralId'])
@Index('cases_closed_by_idx', ['organisationId', 'closedBy', 'closedAt'], { where: '(closed_at IS NOT NULL)' })
@Check('cases_closure_check', `(closed_at IS NULL) = (closure_reason IS NULL)`)
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'cases_person_fk' })
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'cases_referral_fk' })
@ForeignKey(() => ReferralOfferEntity, ['organisationId', 'referralId', 'offerId'], ['organisationId', 'referralId', 'id'], {
  name: 'cases_offer_fk',
})
@ForeignKey(() => ServiceEntity, ['organisationId', 'serviceId'], ['organisationId', 'id'], { name: 'cases_service_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'workerId'], ['organisationId', 'id'], { name: 'cases_worker_fk' })
export class CaseEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'cases_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('uuid', { name: 'offer_id' }) offerId!: string;
  @Column('uuid', { name: 'service_id' }) serviceId!: string;
  @Column('uuid', { name: 'worker_id' }) workerId!: string;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('uuid', { name: 'opened_by' }) openedBy!: string;
  @Column('bytea', { name: 'next_step', nullable: true }) nextStep!: Buffer | null;
  @Column('date', { name: 'next_step_due_on', nullable: true }) nextStepDueOn!: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy!: string | null;
  @Column('text', { name: 'closure_reason', nullable: true }) closureReason!: ClosureReason | null;
  @Column('bytea', { name: 'closure_note', nullable: true }) closureNote!: Buffer | null;
  @Column('integer', { default: 1 }) version!: number;
}
