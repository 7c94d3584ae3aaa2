export * from './linked-parties-views.js';
