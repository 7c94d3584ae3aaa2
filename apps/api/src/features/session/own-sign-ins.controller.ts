import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { OwnSignInView } from '@waymark/contracts';
import { Allow } from '../../platform/auth/allow.js';
import { RecordId } from '../../platform/web/record-id.js';
import { OwnSignInsService } from './own-sign-ins.service.js';

@Controller('sign-ins')
export class OwnSignInsController {
  constructor(private readonly signIns: OwnSignInsService) {}

  @Get()
  @Allow('anybody')
  live(): Promise<OwnSignInView[]> {
    return this.signIns.live();
  }

  @Post('end-others')
  @HttpCode(200)
  @Allow('anybody')
  endOthers(): Promise<OwnSignInView[]> {
    return this.signIns.endOthers();
  }

  @Post(':id/end')
  @HttpCode(200)
  @Allow('anybody')
  end(@RecordId() id: string): Promise<OwnSignInView[]> {
    return this.signIns.end(id);
  }
}
