export * from './access-log.module.js';
