import { Module } from '@nestjs/common';
import { CasesRepository } from './cases.repository.js';
import { OpenCaseAct } from './open-case.js';

@Module({ providers: [CasesRepository, OpenCaseAct], exports: [CasesRepository, OpenCaseAct] })
export class CasesModule {}
