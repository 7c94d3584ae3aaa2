import { Controller, Get } from '@nestjs/common';
import type { TodayView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { TodayPage } from './today-page.js';

@Controller('today')
export class TodayController {
  constructor(private readonly page: TodayPage) {}

  @Get()
  @Allow('today:read')
  read(@CurrentWorker() worker: SignedInWorker): Promise<TodayView> {
    return this.page.read(worker);
  }
}
