import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { InstrumentView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { InstrumentsService } from './instruments.service.js';
import { LoadWordingPackBody } from './risk-assessments.bodies.js';

@Controller('instruments')
export class InstrumentsController {
  constructor(private readonly instruments: InstrumentsService) {}

  @Get(':code')
  @Allow('risk-assessment:read')
  read(@Param('code') code: string): Promise<InstrumentView> {
    return this.instruments.view(code);
  }

  @Post(':code/wording-packs')
  @CreatesOnce()
  @Allow('settings:administer')
  load(@Param('code') code: string, @Body() body: LoadWordingPackBody, @CurrentWorker() worker: SignedInWorker): Promise<InstrumentView> {
    return this.instruments.load(code, body, worker);
  }
}
