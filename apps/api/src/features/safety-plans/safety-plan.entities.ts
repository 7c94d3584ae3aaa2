import { Check, Column, Entity, ForeignKey, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { CopyForm, PlanOutcome, PlanSection } from '@waymark/domain';
import { CaseEntity } from '../cases/index.js';
import { PersonEntity } from '../people/index.js';
import { ReferralEntity } from '../referrals/index.js';
import { RiskAssessmentEntity } from '../risk-assessments/index.js';

@Entity('safety_plans')
@Unique('safety_plans_organisation_key', ['organisationId', 'id'])
@Unique('safety_plans_version_key', ['organisationId', 'personId', 'planVersion'])
@Check('safety_plans_outcome_check', `outcome = ANY (ARRAY['made'::text, 'declined'::text, 'not-safe-now'::text])`)
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'safety_plans_person_fk' })
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'safety_plans_referral_fk' })
@ForeignKey(() => CaseEntity, ['organisationId', 'caseId'], ['organisationId', 'id'], { name: 'safety_plans_case_fk' })
@ForeignKey(() => RiskAssessmentEntity, ['organisationId', 'assessmentId'], ['organisationId', 'id'], { name: 'safety_plans_assessment_fk' })
export class SafetyPlanEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'safety_plans_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('uuid', { name: 'case_id', nullable: true }) caseId!: string | null;
  @Column('uuid', { name: 'assessment_id' }) assessmentId!: string;
  @Column('integer', { name: 'plan_version' }) planVersion!: number;
  @Column('text') outcome!: PlanOutcome;
  @Column('text', { name: 'copy_form' }) copyForm!: CopyForm;
  @Column('bytea', { name: 'copy_kept_where', nullable: true }) copyKeptWhere!: Buffer | null;
  @Column('boolean', { name: 'copy_safe_there' }) copySafeThere!: boolean;
  @Column('boolean', { name: 'agreed_in_words' }) agreedInWords!: boolean;
  @Column('date', { name: 'due_on' }) dueOn!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
}

@Entity('safety_plan_entries')
@ForeignKey(() => SafetyPlanEntity, ['organisationId', 'planId'], ['organisationId', 'id'], { name: 'safety_plan_entries_plan_fk' })
export class SafetyPlanEntryEntity {
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @PrimaryColumn('uuid', { name: 'plan_id', primaryKeyConstraintName: 'safety_plan_entries_pkey' }) planId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'safety_plan_entries_pkey' }) section!: PlanSection;
  @Column('bytea') text!: Buffer;
}

@Entity('safety_plan_answers')
@Check('safety_plan_answers_one_way_check', `(section IS NULL) <> (not_needed IS NULL)`)
@ForeignKey(() => SafetyPlanEntity, ['organisationId', 'planId'], ['organisationId', 'id'], { name: 'safety_plan_answers_plan_fk' })
export class SafetyPlanAnswerEntity {
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @PrimaryColumn('uuid', { name: 'plan_id', primaryKeyConstraintName: 'safety_plan_answers_pkey' }) planId!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'safety_plan_answers_pkey' }) item!: number;
  @Column('text', { nullable: true }) section!: PlanSection | null;
  @Column('bytea', { name: 'not_needed', nullable: true }) notNeeded!: Buffer | null;
}
