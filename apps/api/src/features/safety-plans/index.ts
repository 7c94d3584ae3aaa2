export * from './safety-plan.entities.js';
export * from './safety-plans.module.js';
export * from './safety-plans.repository.js';
