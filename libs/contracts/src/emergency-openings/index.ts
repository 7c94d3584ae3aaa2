export * from './opening-views.js';
