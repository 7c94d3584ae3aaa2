import { Module } from '@nestjs/common';
import { PeopleRecordsModule } from '../people/index.js';
import { AccessLog } from './access-log.js';
import { AccessLogController } from './access-log.controller.js';
import { AccessLogRepository } from './access-log.repository.js';
import { AuditLog } from './audit-log.js';
import { AuditController } from './audit.controller.js';
import { AuditRepository } from './audit.repository.js';

@Module({
  imports: [PeopleRecordsModule],
  controllers: [AccessLogController, AuditController],
  providers: [AccessLog, AccessLogRepository, AuditLog, AuditRepository],
})
export class AccessLogModule {}
