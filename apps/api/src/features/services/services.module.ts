import { Module } from '@nestjs/common';
import { ServicesController, TeamsController } from './services.controller.js';
import { ServicesRepository } from './services.repository.js';
import { ServicesService } from './services.service.js';

@Module({ controllers: [ServicesController, TeamsController], providers: [ServicesRepository, ServicesService] })
export class ServicesModule {}
