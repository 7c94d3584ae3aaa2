export * from './case-closure.entity.js';
export * from './case-work.module.js';
