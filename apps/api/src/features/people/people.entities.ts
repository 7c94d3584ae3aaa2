import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type {
  ChosenLanguage,
  ContactOwner,
  Gender,
  InterpreterNeed,
  Relationship,
  SafetyAnswer,
  SaidBy,
} from '@waymark/domain';
import { OrganisationEntity } from '../organisations/index.js';

@Entity('people')
@Unique('people_organisation_key', ['organisationId', 'id'])
@Unique('people_reference_key', ['organisationId', 'reference'])
@Index('people_name_key_idx', { synchronize: false })
@Index('people_whole_name_idx', ['organisationId', 'nameKey'])
@Index('people_date_of_birth_idx', ['organisationId', 'dateOfBirth'])
@ForeignKey(() => OrganisationEntity, ['organisationId'], ['id'], { name: 'people_organisation_fk' })
export class PersonEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'people_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') reference!: string;
  @Column('text', { name: 'given_name', nullable: true }) givenName!: string | null;
  @Column('text', { name: 'family_name', nullable: true }) familyName!: string | null;
  @Column('text', { name: 'known_as', nullable: true }) knownAs!: string | null;
  @Column('text', { name: 'name_key' }) nameKey!: string;
  @Column('text', { nullable: true }) pronouns!: string | null;
  @Column('date', { name: 'date_of_birth', nullable: true }) dateOfBirth!: string | null;
  @Column('text') gender!: Gender;
  @Column('text') language!: ChosenLanguage;
  @Column('text', { name: 'language_named', nullable: true }) languageNamed!: string | null;
  @Column('text') interpreter!: InterpreterNeed;
  @Column('integer', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}

@Entity('relationships')
@Index('relationships_person_idx', ['organisationId', 'personId'])
@Index('relationships_other_person_idx', ['organisationId', 'otherPersonId'])
@Check('relationships_role_check', `role = ANY (ARRAY['causes-harm'::text, 'child'::text])`)
@Check('relationships_two_people_check', `person_id <> other_person_id`)
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'relationships_person_fk' })
@ForeignKey(() => PersonEntity, ['organisationId', 'otherPersonId'], ['organisationId', 'id'], { name: 'relationships_other_person_fk' })
export class RelationshipEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'relationships_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'other_person_id' }) otherPersonId!: string;
  @Column('text') role!: 'causes-harm' | 'child';
  @Column('text') relationship!: Relationship;
  @Column('text', { name: 'lives_with' }) livesWith!: SafetyAnswer;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'now()' }) recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  /** The only referral that ever named it; null once it was said again. */
  @Column('uuid', { name: 'came_with', nullable: true }) cameWith!: string | null;
}

@Entity('contact_points')
@Unique('contact_points_organisation_key', ['organisationId', 'id'])
@Index('contact_points_person_idx', ['organisationId', 'personId'])
@Index('contact_points_blind_idx', ['organisationId', 'blindIndex'])
@Check('contact_points_kind_check', `kind = ANY (ARRAY['phone'::text, 'address'::text, 'email'::text, 'place'::text])`)
@Check('contact_points_said_by_check', `said_by = ANY (ARRAY['person'::text, 'agency'::text])`)
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'contact_points_person_fk' })
export class ContactPointEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'contact_points_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') kind!: 'phone' | 'address' | 'email' | 'place';
  @Column('bytea') value!: Buffer;
  @Column('text') masked!: string;
  @Column('bytea', { name: 'blind_index', nullable: true }) blindIndex!: Buffer | null;
  @Column('text') owner!: ContactOwner;
  @Column('text') call!: SafetyAnswer;
  @Column('text') text!: SafetyAnswer;
  @Column('text') voicemail!: SafetyAnswer;
  @Column('text') post!: SafetyAnswer;
  @Column('text', { name: 'safe_times', nullable: true }) safeTimes!: string | null;
  @Column('bytea', { name: 'code_word', nullable: true }) codeWord!: Buffer | null;
  @Column('text', { name: 'known_to_person_causing_harm' }) knownToPersonCausingHarm!: SafetyAnswer;
  @Column('text', { name: 'said_by', default: 'person' }) saidBy!: SaidBy;
  /** When it was said, and to whom; verified only where she said it herself. */
  @Column('timestamptz', { name: 'verified_at' }) verifiedAt!: Date;
  @Column('uuid', { name: 'verified_by' }) verifiedBy!: string;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  /** The only referral that ever named it; null once it was said again. */
  @Column('uuid', { name: 'came_with', nullable: true }) cameWith!: string | null;
}
