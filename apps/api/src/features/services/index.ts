export * from './services.module.js';
