export * from './safety-plans.js';
