import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

@Entity('organisations')
export class OrganisationEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'organisations_pkey' })
  id!: string;
  @Column('text', { name: 'name_en' }) nameEn!: string;
  @Column('text', { name: 'name_cy' }) nameCy!: string;
}

@Entity('services')
@Unique('services_organisation_key', ['organisationId', 'id'])
@Check('services_side_check', `side = ANY (ARRAY['victim'::text, 'perpetrator'::text, 'children'::text, 'neutral'::text])`)
@ForeignKey(() => OrganisationEntity, ['organisationId'], ['id'], { name: 'services_organisation_fk' })
export class ServiceEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'services_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'name_en' }) nameEn!: string;
  @Column('text', { name: 'name_cy' }) nameCy!: string;
  @Column('text') kind!: string;
  @Column('text') side!: string;
  /** From then on nobody is referred or waits here. */
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('int', { default: 1 }) version!: number;
}

@Entity('teams')
@Unique('teams_organisation_key', ['organisationId', 'id'])
@ForeignKey(() => ServiceEntity, ['organisationId', 'serviceId'], ['organisationId', 'id'], { name: 'teams_service_fk' })
export class TeamEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'teams_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'service_id' }) serviceId!: string;
  @Column('text', { name: 'name_en' }) nameEn!: string;
  @Column('text', { name: 'name_cy' }) nameCy!: string;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('int', { default: 1 }) version!: number;
}

@Entity('workers')
@Unique('workers_email_key', ['organisationId', 'email'])
@Index('workers_email_idx', ['email'])
@Unique('workers_organisation_key', ['organisationId', 'id'])
@Check('workers_language_check', `language = ANY (ARRAY['en'::text, 'cy'::text])`)
@ForeignKey(() => OrganisationEntity, ['organisationId'], ['id'], { name: 'workers_organisation_fk' })
@ForeignKey('workers', ['organisationId', 'interimHolderId'], ['organisationId', 'id'], { name: 'workers_interim_holder_fk' })
export class WorkerEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'workers_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') email!: string;
  @Column('text', { name: 'display_name' }) displayName!: string;
  @Column('text') language!: string;
  @Column('timestamptz', { name: 'left_at', nullable: true }) leftAt!: Date | null;
  /** Takes what she holds when her last place ends. */
  @Column('uuid', { name: 'interim_holder_id', nullable: true }) interimHolderId!: string | null;
}

@Entity('memberships')
@Exclusion('memberships_kept_apart', `USING gist (worker_id WITH =, ((role = 'data-protection-lead')::int) WITH <>, daterange(from_on, CASE WHEN (to_on < from_on) THEN from_on ELSE (to_on + 1) END) WITH &&)`)
@Index('memberships_worker_idx', ['workerId'])
@Index('memberships_service_idx', ['organisationId', 'serviceId'])
@ForeignKey(() => WorkerEntity, ['organisationId', 'workerId'], ['organisationId', 'id'], { name: 'memberships_worker_fk' })
@ForeignKey(() => ServiceEntity, ['organisationId', 'serviceId'], ['organisationId', 'id'], { name: 'memberships_service_fk' })
@ForeignKey(() => TeamEntity, ['organisationId', 'teamId'], ['organisationId', 'id'], { name: 'memberships_team_fk' })
@ForeignKey(() => WorkerEntity, ['organisationId', 'endedBy'], ['organisationId', 'id'], { name: 'memberships_ended_by_fk' })
export class MembershipEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'memberships_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'worker_id' }) workerId!: string;
  @Column('text') role!: string;
  @Column('uuid', { name: 'service_id', nullable: true }) serviceId!: string | null;
  @Column('uuid', { name: 'team_id', nullable: true }) teamId!: string | null;
  @Column('date', { name: 'from_on' }) fromOn!: string;
  @Column('date', { name: 'to_on', nullable: true }) toOn!: string | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy!: string | null;
}

@Entity('organisation_settings')
@Index('organisation_settings_key_idx', ['organisationId', 'key', 'inForceFrom'])
@ForeignKey(() => OrganisationEntity, ['organisationId'], ['id'], { name: 'organisation_settings_organisation_fk' })
export class OrganisationSettingEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'organisation_settings_pkey' })
  id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') key!: string;
  @Column('jsonb') value!: unknown;
  @Column('date', { name: 'in_force_from' }) inForceFrom!: string;
  @Column('uuid', { name: 'set_by', nullable: true }) setBy!: string | null;
  @Column('timestamptz', { name: 'set_at', default: () => 'now()' }) setAt!: Date;
}
