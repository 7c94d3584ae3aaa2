export * from './worker-view.js';
