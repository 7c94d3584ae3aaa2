export * from './access-log-views.js';
export * from './audit-views.js';
