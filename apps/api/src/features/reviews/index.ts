export * from './greater-danger.js';
export * from './review-schedule.js';
export * from './review-sweep.js';
export * from './review.entities.js';
export * from './reviews.module.js';
export * from './reviews.repository.js';
