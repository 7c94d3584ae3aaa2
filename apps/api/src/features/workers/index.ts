export * from './workers.module.js';
