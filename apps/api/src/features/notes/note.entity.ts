import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { NoteKind } from '@waymark/domain';
import { CaseEntity } from '../cases/index.js';
import { PersonEntity } from '../people/index.js';
import { ReferralEntity } from '../referrals/index.js';

/** What a worker wrote down of a person. It is never changed: a later one may correct it. */
@Entity('notes')
@Unique('notes_organisation_key', ['organisationId', 'id'])
@Unique('notes_corrects_key', ['organisationId', 'correctsId'])
@Index('notes_person_idx', ['organisationId', 'personId', 'happenedAt', 'id'])
@Check('notes_kind_check', `kind = ANY (ARRAY['note'::text, 'visit'::text, 'appointment'::text, 'agency'::text, 'supervision'::text])`)
@Check('notes_minutes_check', '(minutes >= 1) AND (minutes <= 1440)')
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'notes_person_fk' })
@ForeignKey(() => ReferralEntity, ['organisationId', 'referralId'], ['organisationId', 'id'], { name: 'notes_referral_fk' })
@ForeignKey(() => CaseEntity, ['organisationId', 'caseId'], ['organisationId', 'id'], { name: 'notes_case_fk' })
@ForeignKey(() => NoteEntity, ['organisationId', 'correctsId'], ['organisationId', 'id'], { name: 'notes_corrects_fk' })
export class NoteEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'notes_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  @Column('uuid', { name: 'case_id', nullable: true }) caseId!: string | null;
  @Column('text') kind!: NoteKind;
  @Column('bytea') text!: Buffer;
  @Column('timestamptz', { name: 'happened_at' }) happenedAt!: Date;
  @Column('boolean', { name: 'has_time' }) hasTime!: boolean;
  @Column('integer', { nullable: true }) minutes!: number | null;
  @Column('uuid', { name: 'corrects_id', nullable: true }) correctsId!: string | null;
  @Column('timestamptz', { name: 'written_at' }) writtenAt!: Date;
  @Column('uuid', { name: 'written_by' }) writtenBy!: string;
}
