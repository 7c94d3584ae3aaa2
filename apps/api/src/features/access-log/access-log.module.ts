import { Module } from '@nestjs/common';
import { PeopleRecordsModule } from '../people/index.js';
import { AccessLog } from './access-log.js';
import { AccessLogController } from './access-log.controller.js';
import { AccessLogRepository } from './access-log.repository.js';

@Module({
  imports: [PeopleRecordsModule],
  controllers: [AccessLogController],
  providers: [AccessLog, AccessLogRepository],
})
export class AccessLogModule {}
