import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { AddPasskeyOptionsView, PasskeyView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { RecordId } from '../../platform/web/record-id.js';
import { PasskeysService } from './passkeys.service.js';
import { AddPasskeyBody } from './passkey.bodies.js';
import { StepUp } from './step-up.guard.js';

/** One's own passkeys. An unlocked screen is not enough to add one or to take one away. */
@Controller('passkeys')
export class PasskeysController {
  constructor(private readonly passkeys: PasskeysService) {}

  @Get()
  @Allow('anybody')
  own(): Promise<PasskeyView[]> {
    return this.passkeys.own();
  }

  @Post('options')
  @HttpCode(200)
  @Allow('anybody')
  @StepUp()
  options(@CurrentWorker() worker: SignedInWorker): Promise<AddPasskeyOptionsView> {
    return this.passkeys.options(worker);
  }

  /** The options asked who is there; a browser's own dialogue may outlast that proof. */
  @Post()
  @HttpCode(200)
  @Allow('anybody')
  add(@Body() body: AddPasskeyBody, @CurrentWorker() worker: SignedInWorker): Promise<PasskeyView[]> {
    return this.passkeys.add(body, worker);
  }

  @Post(':id/remove')
  @HttpCode(200)
  @Allow('anybody')
  @StepUp()
  remove(@RecordId() id: string): Promise<PasskeyView[]> {
    return this.passkeys.remove(id);
  }
}
