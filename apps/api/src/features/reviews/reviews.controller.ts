import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { PersonReviewsView, ReviewView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { ReviewActs } from './review-acts.js';
import { CompleteReviewBody, PutOffReviewBody } from './reviews.bodies.js';
import { ReviewsService } from './reviews.service.js';

@Controller()
export class ReviewsController {
  constructor(
    private readonly reviews: ReviewsService,
    private readonly acts: ReviewActs,
  ) {}

  @Get('people/:id/reviews')
  @Allow('review:read')
  ofPerson(@RecordId() id: string): Promise<PersonReviewsView> {
    return this.reviews.ofPerson(id);
  }

  @Get('reviews/:id')
  @Allow('review:read')
  read(@RecordId() id: string): Promise<ReviewView> {
    return this.reviews.read(id);
  }

  @Post('reviews/:id/complete')
  @HttpCode(200)
  @Allow('review:work')
  async complete(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: CompleteReviewBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ReviewView> {
    await this.acts.complete(id, version, body, worker);
    return this.reviews.view(id);
  }

  @Post('reviews/:id/put-off')
  @HttpCode(200)
  @Allow('review:work')
  async putOff(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: PutOffReviewBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ReviewView> {
    await this.acts.putOff(id, version, body, worker);
    return this.reviews.view(id);
  }
}
