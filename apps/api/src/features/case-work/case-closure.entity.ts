import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Awareness } from '@waymark/contracts';
import type { CalendarDay, ClosureConsequence, KnownRisk } from '@waymark/domain';
import { CaseEntity } from '../cases/index.js';

@Entity('case_closures')
@Check('case_closures_aware_check', `person_aware = ANY (ARRAY['yes'::text, 'no'::text, 'not-safe-to-tell'::text])`)
@Check(
  'case_closures_risk_check',
  '((risk_checked_on IS NULL) = (risk_level IS NULL)) AND ((risk_checked_on IS NULL) = (risk_words IS NULL))',
)
@ForeignKey(() => CaseEntity, ['organisationId', 'caseId'], ['organisationId', 'id'], { name: 'case_closures_case_fk' })
export class CaseClosureEntity {
  @PrimaryColumn('uuid', { name: 'case_id', primaryKeyConstraintName: 'case_closures_pkey' }) caseId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('boolean') planned!: boolean;
  @Column('date', { name: 'risk_checked_on', nullable: true }) riskCheckedOn!: CalendarDay | null;
  @Column('text', { name: 'risk_level', nullable: true }) riskLevel!: KnownRisk | null;
  @Column('bytea', { name: 'risk_words', nullable: true }) riskWords!: Buffer | null;
  @Column('boolean', { name: 'referrer_told' }) referrerTold!: boolean;
  @Column('text', { name: 'person_aware' }) personAware!: Awareness;
  @Column('bytea', { name: 'way_back', nullable: true }) wayBack!: Buffer | null;
  @Column('text', { array: true }) consequences!: ClosureConsequence[];
}
