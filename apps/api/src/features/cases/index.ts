export * from './case-records.js';
export * from './case-records.module.js';
export * from './case.entity.js';
export * from './cases.module.js';
export * from './cases.repository.js';
export * from './open-case.js';
