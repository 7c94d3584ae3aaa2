import { Module } from '@nestjs/common';
import { SessionModule } from '../session/index.js';
import { WorkersController } from './workers.controller.js';
import { WorkersRepository } from './workers.repository.js';
import { WorkersService } from './workers.service.js';

@Module({ imports: [SessionModule], controllers: [WorkersController], providers: [WorkersRepository, WorkersService] })
export class WorkersModule {}
