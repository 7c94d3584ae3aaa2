import { Body, Controller, Get, Post } from '@nestjs/common';
import type { ReadQuestionsView, ReadQuestionView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { RecordId } from '../../platform/web/record-id.js';
import { AnswerReadQuestionBody } from './read-review.bodies.js';
import { ReadReview } from './read-review.service.js';

@Controller('read-questions')
export class ReadReviewController {
  constructor(private readonly review: ReadReview) {}

  @Get()
  @Allow('access-review:work')
  all(): Promise<ReadQuestionsView> {
    return this.review.all();
  }

  @Post(':id/answer')
  @CreatesOnce()
  @Allow('access-review:work')
  answer(@RecordId() id: string, @Body() body: AnswerReadQuestionBody, @CurrentWorker() worker: SignedInWorker): Promise<ReadQuestionView> {
    return this.review.answer(id, body, worker);
  }
}
