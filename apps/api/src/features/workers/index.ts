export * from './workers.module.js';
export * from './leavers-sweep.js';
export * from './leavers.repository.js';
