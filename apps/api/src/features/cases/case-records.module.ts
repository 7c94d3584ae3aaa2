import { Module } from '@nestjs/common';
import { CaseRecords } from './case-records.js';

@Module({ providers: [CaseRecords], exports: [CaseRecords] })
export class CaseRecordsModule {}
