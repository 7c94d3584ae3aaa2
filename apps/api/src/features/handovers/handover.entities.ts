import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { ConsentBasis, StepDownAnswers } from '@waymark/contracts';
import type { CalendarDay, HandoverDeclineReason, HandoverKind, HandoverSection, HandoverState } from '@waymark/domain';
import { CaseEntity } from '../cases/index.js';
import { TeamEntity, WorkerEntity } from '../organisations/index.js';
import { PersonEntity } from '../people/index.js';

const STATE_IN = (...states: HandoverState[]): string => `state = ANY (ARRAY[${states.map((one) => `'${one}'::text`).join(', ')}])`;
const HELD_BY_RECEIVER = STATE_IN('accepted', 'joint-contact', 'completed');

@Entity('handovers')
@Unique('handovers_organisation_key', ['organisationId', 'id'])
@Index('handovers_open_once_idx', ['organisationId', 'caseId'], {
  unique: true,
  where: STATE_IN('drafted', 'offered', 'accepted', 'joint-contact'),
})
@Index('handovers_case_idx', ['organisationId', 'caseId'])
@Index('handovers_to_worker_idx', ['organisationId', 'receiverWorkerId'], { where: `state = 'offered'::text` })
@Index('handovers_to_team_idx', ['organisationId', 'receiverTeamId'], { where: `state = 'offered'::text` })
@Index('handovers_lapse_idx', ['organisationId', 'lapsesAt'], { where: `state = 'offered'::text` })
@Index('handovers_end_idx', ['organisationId', 'endsAt'], { where: STATE_IN('accepted', 'joint-contact') })
@Index('handovers_giver_completed_idx', ['organisationId', 'giverId', 'completedAt'], { where: '(completed_at IS NOT NULL)' })
@Index('handovers_accepted_by_idx', ['organisationId', 'acceptedBy'], { where: STATE_IN('accepted', 'joint-contact') })
@Index('handovers_person_idx', ['organisationId', 'personId'])
@Index('handovers_answered_by_idx', ['organisationId', 'answeredBy', 'answeredAt'], { where: '(answered_at IS NOT NULL)' })
@Index('handovers_giver_idx', ['organisationId', 'giverId'], {
  where: `(${STATE_IN('offered', 'accepted', 'joint-contact', 'completed', 'declined', 'lapsed')}) AND (acknowledged_at IS NULL)`,
})
@Check(
  'handovers_state_check',
  STATE_IN('drafted', 'offered', 'accepted', 'joint-contact', 'completed', 'declined', 'lapsed', 'recalled', 'discarded'),
)
@Check(
  'handovers_receiver_check',
  `((receiver_worker_id IS NULL) <> (receiver_team_id IS NULL)) OR ((receiver_worker_id IS NULL) AND (receiver_team_id IS NULL) AND (state = ANY (ARRAY['drafted'::text, 'discarded'::text])))`,
)
@Check('handovers_offer_check', `(offered_at IS NULL) = (${STATE_IN('drafted', 'discarded')})`)
@Check('handovers_acceptance_check', `(accepted_by IS NOT NULL) = (${HELD_BY_RECEIVER})`)
@ForeignKey(() => CaseEntity, ['organisationId', 'caseId'], ['organisationId', 'id'], { name: 'handovers_case_fk' })
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'handovers_person_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'giverId'], ['organisationId', 'id'], { name: 'handovers_giver_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'receiverWorkerId'], ['organisationId', 'id'], { name: 'handovers_receiver_worker_fk' })
@ForeignKey(() => TeamEntity, ['organisationId', 'receiverTeamId'], ['organisationId', 'id'], { name: 'handovers_receiver_team_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'acceptedBy'], ['organisationId', 'id'], { name: 'handovers_accepted_by_fk' })
export class HandoverEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'handovers_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') kind!: HandoverKind;
  @Column('text') state!: HandoverState;
  @Column('uuid', { name: 'giver_id' }) giverId!: string;
  @Column('uuid', { name: 'receiver_worker_id', nullable: true }) receiverWorkerId!: string | null;
  @Column('uuid', { name: 'receiver_team_id', nullable: true }) receiverTeamId!: string | null;
  @Column('uuid', { name: 'accepted_by', nullable: true }) acceptedBy!: string | null;
  @Column('bytea', { nullable: true }) reason!: Buffer | null;
  @Column('text', { name: 'consent_basis' }) consentBasis!: ConsentBasis;
  @Column('bytea', { name: 'consent_reason', nullable: true }) consentReason!: Buffer | null;
  @Column('jsonb', { name: 'step_down', nullable: true }) stepDown!: StepDownAnswers | null;
  @Column('timestamptz', { name: 'drafted_at' }) draftedAt!: Date;
  @Column('timestamptz', { name: 'offered_at', nullable: true }) offeredAt!: Date | null;
  @Column('timestamptz', { name: 'lapses_at', nullable: true }) lapsesAt!: Date | null;
  @Column('timestamptz', { name: 'ends_at', nullable: true }) endsAt!: Date | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy!: string | null;
  @Column('text', { name: 'decline_reason', nullable: true }) declineReason!: HandoverDeclineReason | null;
  @Column('bytea', { name: 'answer_words', nullable: true }) answerWords!: Buffer | null;
  @Column('date', { name: 'joint_contact_on', nullable: true }) jointContactOn!: CalendarDay | null;
  @Column('bytea', { name: 'why_no_joint_contact', nullable: true }) whyNoJointContact!: Buffer | null;
  @Column('timestamptz', { name: 'completed_at', nullable: true }) completedAt!: Date | null;
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}

@Entity('handover_sections')
@ForeignKey(() => HandoverEntity, ['organisationId', 'handoverId'], ['organisationId', 'id'], { name: 'handover_sections_handover_fk' })
export class HandoverSectionEntity {
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @PrimaryColumn('uuid', { name: 'handover_id', primaryKeyConstraintName: 'handover_sections_pkey' }) handoverId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'handover_sections_pkey' }) section!: HandoverSection;
  @Column('bytea', { nullable: true }) text!: Buffer | null;
  @Column('boolean', { name: 'before_acceptance' }) beforeAcceptance!: boolean;
}
