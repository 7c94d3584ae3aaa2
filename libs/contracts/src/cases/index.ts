export * from './case-views.js';
