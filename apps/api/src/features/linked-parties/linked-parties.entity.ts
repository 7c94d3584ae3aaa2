import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LinkedPartiesOutcome } from '@waymark/domain';
import { WorkerEntity } from '../organisations/index.js';
import { PersonEntity } from '../people/index.js';

@Entity('linked_parties')
@Index('linked_parties_episodes_key', { synchronize: false })
@Index('linked_parties_person_idx', ['organisationId', 'personId'])
@Index('linked_parties_other_person_idx', ['organisationId', 'otherPersonId'])
@Check('linked_parties_outcome_check', `outcome = ANY (ARRAY['kept-apart'::text, 'not-the-same'::text, 'link-wrong'::text, 'link-over'::text])`)
@Check(
  'linked_parties_settled_check',
  `((settled_at IS NULL) = (outcome IS NULL)) AND ((settled_at IS NULL) = (settled_by IS NULL)) AND ((settled_at IS NULL) = (words IS NULL))`,
)
@Check('linked_parties_two_people_check', `person_id <> other_person_id`)
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'linked_parties_person_fk' })
@ForeignKey(() => PersonEntity, ['organisationId', 'otherPersonId'], ['organisationId', 'id'], { name: 'linked_parties_other_person_fk' })
@ForeignKey(() => PersonEntity, ['organisationId', 'namedPersonId'], ['organisationId', 'id'], { name: 'linked_parties_named_person_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'settledBy'], ['organisationId', 'id'], { name: 'linked_parties_settled_by_fk' })
export class LinkedPartiesEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'linked_parties_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  /** On whose record somebody is named as causing harm, and the episode of hers in which it was noticed. */
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  /** The client who is named, or who looks like whoever is. */
  @Column('uuid', { name: 'other_person_id' }) otherPersonId!: string;
  @Column('uuid', { name: 'other_referral_id' }) otherReferralId!: string;
  /** The record that is named: the client's own, or one that looks like it. */
  @Column('uuid', { name: 'named_person_id' }) namedPersonId!: string;
  @Column('text', { array: true }) reasons!: string[];
  @Column('boolean', { name: 'is_mutual' }) isMutual!: boolean;
  @Column('timestamptz', { name: 'noticed_at' }) noticedAt!: Date;
  @Column('uuid', { name: 'settled_by', nullable: true }) settledBy!: string | null;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt!: Date | null;
  @Column('text', { nullable: true }) outcome!: LinkedPartiesOutcome | null;
  @Column('bytea', { nullable: true }) words!: Buffer | null;
  @Column('integer', { default: 1 }) version!: number;
}
