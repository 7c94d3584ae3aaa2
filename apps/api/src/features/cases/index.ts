export * from './case-records.js';
export * from './case-records.module.js';
export * from './case.entity.js';
