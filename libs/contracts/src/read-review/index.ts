export * from './read-review.js';
