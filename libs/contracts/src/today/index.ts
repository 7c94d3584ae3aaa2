export * from './today-view.js';
