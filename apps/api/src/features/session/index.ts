export * from './session.module.js';
export * from './step-up.guard.js';
