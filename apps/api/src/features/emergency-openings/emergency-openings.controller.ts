import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { ElsewhereView, OpeningReviewView, OwnOpeningView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { FindElsewhereBody, OpenInEmergencyBody, ReviewOpeningBody } from './emergency-openings.bodies.js';
import { FindElsewhereAct } from './find-elsewhere.js';
import { OpenInEmergencyAct } from './open-in-emergency.js';
import { ReviewOpeningAct } from './review-opening.js';

@Controller('people')
export class OpenPersonController {
  constructor(
    private readonly finding: FindElsewhereAct,
    private readonly opening: OpenInEmergencyAct,
  ) {}

  @Post('elsewhere')
  @HttpCode(200)
  @Allow('emergency:open')
  find(@Body() body: FindElsewhereBody, @CurrentWorker() worker: SignedInWorker): Promise<ElsewhereView[]> {
    return this.finding.find(body, worker);
  }

  @Post(':id/emergency-openings')
  @CreatesOnce()
  @Allow('emergency:open')
  open(@RecordId() id: string, @Body() body: OpenInEmergencyBody, @CurrentWorker() worker: SignedInWorker): Promise<OwnOpeningView> {
    return this.opening.open(id, body, worker);
  }
}

@Controller('emergency-openings')
export class EmergencyOpeningsController {
  constructor(
    private readonly opening: OpenInEmergencyAct,
    private readonly reviewing: ReviewOpeningAct,
  ) {}

  @Get('mine')
  @Allow('emergency:open')
  mine(): Promise<OwnOpeningView[]> {
    return this.opening.own();
  }

  /** Those that run after it. */
  @Post(':id/end')
  @HttpCode(200)
  @Allow('emergency:open')
  end(@RecordId() id: string): Promise<OwnOpeningView[]> {
    return this.opening.end(id);
  }

  @Post(':id/seen')
  @HttpCode(204)
  @Allow('today:read')
  see(@RecordId() id: string, @CurrentWorker() worker: SignedInWorker): Promise<void> {
    return this.reviewing.see(id, worker);
  }

  @Post(':id/review')
  @HttpCode(200)
  @Allow('emergency:review')
  review(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: ReviewOpeningBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<OpeningReviewView> {
    return this.reviewing.review(id, version, body, worker);
  }
}
