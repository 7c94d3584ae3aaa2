import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { AssessmentState, AssessmentText, MaracRepeatAnswer } from '@waymark/contracts';
import type {
  AnswerSource,
  Ground,
  ItemAnswer,
  KnownRisk,
  LevelDecision,
  RiskLevel,
  RiskPrompt,
  RiskSettings,
} from '@waymark/domain';
import { CaseEntity } from '../cases/index.js';
import { OrganisationEntity } from '../organisations/index.js';
import { PersonEntity } from '../people/index.js';
import { ReferralEntity } from '../referrals/index.js';

const ONE_OF = (column: string, values: readonly string[]): string =>
  `${column} = ANY (ARRAY[${values.map((value) => `'${value}'::text`).join(', ')}])`;

@Entity('risk_assessments')
@Unique('risk_assessments_organisation_key', ['organisationId', 'id'])
@Index('risk_assessments_open_once_idx', ['organisationId', 'referralId', 'instrumentCode'], { unique: true, where: 'finished_at IS NULL' })
@Index('risk_assessments_person_idx', ['organisationId', 'personId'])
@Index('risk_assessments_started_by_idx', ['organisationId', 'startedBy', 'startedAt'])
@Check('risk_assessments_state_check', ONE_OF('state', ['draft', 'parked', 'finished']))
@Check('risk_assessments_finished_check', `(state = 'finished'::text) = (finished_at IS NOT NULL)`)
@Check('risk_assessments_result_check', `(finished_at IS NULL) = (level IS NULL)`)
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'risk_assessments_person_fk' })
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'risk_assessments_referral_fk' })
@ForeignKey(() => CaseEntity, ['organisationId', 'caseId'], ['organisationId', 'id'], { name: 'risk_assessments_case_fk' })
export class RiskAssessmentEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'risk_assessments_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('uuid', { name: 'case_id', nullable: true }) caseId!: string | null;
  @Column('text', { name: 'instrument_code' }) instrumentCode!: string;
  @Column('text', { name: 'instrument_version' }) instrumentVersion!: string;
  @Column('text') state!: AssessmentState;
  @Column('integer', { name: 'age_at_assessment', nullable: true }) ageAtAssessment!: number | null;
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date;
  @Column('uuid', { name: 'started_by' }) startedBy!: string;
  @Column('timestamptz', { name: 'parked_at', nullable: true }) parkedAt!: Date | null;
  @Column('integer', { name: 'parked_item', nullable: true }) parkedItem!: number | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  @Column('uuid', { name: 'finished_by', nullable: true }) finishedBy!: string | null;
  @Column('boolean', { name: 'is_complete', nullable: true }) isComplete!: boolean | null;
  @Column('integer', { nullable: true }) yes!: number | null;
  @Column('integer', { nullable: true }) no!: number | null;
  @Column('integer', { name: 'dont_know', nullable: true }) dontKnow!: number | null;
  @Column('integer', { name: 'not_asked', nullable: true }) notAsked!: number | null;
  @Column('text', { array: true, nullable: true }) grounds!: Ground[] | null;
  @Column('text', { array: true, nullable: true }) prompts!: RiskPrompt[] | null;
  @Column('text', { nullable: true }) suggested!: RiskLevel | null;
  @Column('text', { nullable: true }) judged!: RiskLevel | null;
  @Column('text', { nullable: true }) level!: RiskLevel | null;
  @Column('integer', { name: 'police_call_outs', nullable: true }) policeCallOuts!: number | null;
  @Column('text', { name: 'marac_repeat', nullable: true }) maracRepeat!: MaracRepeatAnswer | null;
  @Column('jsonb', { nullable: true }) thresholds!: RiskSettings | null;
  @Column('bytea', { nullable: true }) words!: Buffer | null;
  @Column('integer', { default: 1 }) version!: number;
}

@Entity('assessment_answers')
@Check('assessment_answers_answer_check', ONE_OF('answer', ['yes', 'no', 'dont-know', 'not-asked']))
@ForeignKey(() => RiskAssessmentEntity, ['organisationId', 'assessmentId'], ['organisationId', 'id'], { name: 'assessment_answers_assessment_fk' })
export class AssessmentAnswerEntity {
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @PrimaryColumn('uuid', { name: 'assessment_id', primaryKeyConstraintName: 'assessment_answers_pkey' }) assessmentId!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'assessment_answers_pkey' }) item!: number;
  @Column('text') answer!: ItemAnswer;
  @Column('text', { array: true }) details!: string[];
  @Column('bytea', { nullable: true }) comment!: Buffer | null;
  @Column('text') source!: AnswerSource;
  @Column('integer') sequence!: number;
  @Column('uuid') writer!: string;
  @Column('timestamptz', { name: 'answered_at' }) answeredAt!: Date;
  @Column('uuid', { name: 'answered_by' }) answeredBy!: string;
}

@Entity('assessment_texts')
@Check('assessment_texts_field_check', ONE_OF('field', ['notes', 'judgement', 'own-view', 'worries']))
@ForeignKey(() => RiskAssessmentEntity, ['organisationId', 'assessmentId'], ['organisationId', 'id'], { name: 'assessment_texts_assessment_fk' })
export class AssessmentTextEntity {
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @PrimaryColumn('uuid', { name: 'assessment_id', primaryKeyConstraintName: 'assessment_texts_pkey' }) assessmentId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'assessment_texts_pkey' }) field!: AssessmentText;
  @Column('bytea') text!: Buffer;
  @Column('integer') sequence!: number;
  @Column('uuid') writer!: string;
  @Column('timestamptz', { name: 'written_at' }) writtenAt!: Date;
  @Column('uuid', { name: 'written_by' }) writtenBy!: string;
}

@Entity('risk_decisions')
@Index('risk_decisions_referral_idx', ['organisationId', 'referralId', 'decidedAt'])
@Check('risk_decisions_level_check', ONE_OF('level', ['standard', 'medium', 'high']))
@Check('risk_decisions_direction_check', ONE_OF('direction', ['raised', 'lowered', 'confirmed']))
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'risk_decisions_referral_fk' })
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'risk_decisions_person_fk' })
@ForeignKey(() => RiskAssessmentEntity, ['organisationId', 'assessmentId'], ['organisationId', 'id'], { name: 'risk_decisions_assessment_fk' })
export class RiskDecisionEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'risk_decisions_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('uuid', { name: 'assessment_id', nullable: true }) assessmentId!: string | null;
  @Column('text') level!: RiskLevel;
  @Column('text', { name: 'from_level' }) fromLevel!: KnownRisk;
  @Column('text') direction!: LevelDecision['direction'];
  @Column('bytea') reason!: Buffer;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
  @Column('uuid', { name: 'decided_by' }) decidedBy!: string;
}

@Entity('wording_packs')
@Index('wording_packs_instrument_idx', ['organisationId', 'instrumentCode', 'instrumentVersion', 'language'])
@Check('wording_packs_language_check', ONE_OF('language', ['en', 'cy']))
@ForeignKey(() => OrganisationEntity, ['organisationId'], ['id'], { name: 'wording_packs_organisation_fk' })
export class WordingPackEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'wording_packs_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'instrument_code' }) instrumentCode!: string;
  @Column('text', { name: 'instrument_version' }) instrumentVersion!: string;
  @Column('text') language!: 'en' | 'cy';
  @Column('text') acknowledgement!: string;
  @Column('jsonb') questions!: { number: number; question: string }[];
  @Column('timestamptz', { name: 'loaded_at' }) loadedAt!: Date;
  @Column('uuid', { name: 'loaded_by' }) loadedBy!: string;
}
