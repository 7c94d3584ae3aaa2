export * from './block-views.js';
