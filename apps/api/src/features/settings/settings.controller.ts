import { Body, Controller, Get, Post } from '@nestjs/common';
import type { SettingView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { DecideSettingBody } from './decide-setting.body.js';
import { SettingsService } from './settings.service.js';

@Controller('settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  @Get()
  @Allow('settings:administer')
  all(): Promise<SettingView[]> {
    return this.settings.all();
  }

  @Post()
  @CreatesOnce()
  @Allow('settings:administer')
  decide(@IfMatch() version: number, @Body() body: DecideSettingBody, @CurrentWorker() worker: SignedInWorker): Promise<SettingView[]> {
    return this.settings.decide(body, version, worker);
  }
}
