export * from './case-life.js';
export * from './close-case.js';
export * from './closure-reasons.js';
export * from './today-order.js';
export * from './today-filters.js';
