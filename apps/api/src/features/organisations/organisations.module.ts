import { Module } from '@nestjs/common';
import { OrganisationSettings } from './organisation-settings.js';
import { OrganisationsRepository } from './organisations.repository.js';

@Module({ providers: [OrganisationSettings, OrganisationsRepository], exports: [OrganisationSettings, OrganisationsRepository] })
export class OrganisationsModule {}
