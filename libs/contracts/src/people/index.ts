export * from './person-views.js';
