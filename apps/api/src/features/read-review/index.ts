export * from './read-review.module.js';
export * from './reads-sweep.js';
export * from './weeks.repository.js';
