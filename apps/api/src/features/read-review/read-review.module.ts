import { Module } from '@nestjs/common';
import { ReadReviewController } from './read-review.controller.js';
import { ReadReviewRepository } from './read-review.repository.js';
import { ReadReview } from './read-review.service.js';

@Module({ controllers: [ReadReviewController], providers: [ReadReview, ReadReviewRepository] })
export class ReadReviewModule {}
