import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { SettingsController } from './settings.controller.js';
import { SettingsService } from './settings.service.js';

@Module({ imports: [OrganisationsModule], controllers: [SettingsController], providers: [SettingsService] })
export class SettingsModule {}
