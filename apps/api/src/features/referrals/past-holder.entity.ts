import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { WorkerEntity } from '../organisations/index.js';
import { PersonEntity } from '../people/index.js';

/** When a worker last let go of a person: of her case, of her place on a list or of the safety contact. */
@Entity('past_holders')
@ForeignKey(() => PersonEntity, ['organisationId', 'personId'], ['organisationId', 'id'], { name: 'past_holders_person_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'workerId'], ['organisationId', 'id'], { name: 'past_holders_worker_fk' })
export class PastHolderEntity {
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'past_holders_pkey' }) personId!: string;
  @PrimaryColumn('uuid', { name: 'worker_id', primaryKeyConstraintName: 'past_holders_pkey' }) workerId!: string;
  @Column('timestamptz', { name: 'held_until' }) heldUntil!: Date;
}
