export * from './access-log-views.js';
