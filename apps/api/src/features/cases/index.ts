export * from './case.entity.js';
