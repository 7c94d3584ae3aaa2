export * from './handover-views.js';
