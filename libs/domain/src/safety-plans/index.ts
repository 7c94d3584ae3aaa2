export * from './plan-copy.js';
export * from './plan-points.js';
export * from './plan-sections.js';
export * from './record-plan.js';
