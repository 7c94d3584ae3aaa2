export * from './import-acts.js';
export * from './import-row-views.js';
export * from './import-views.js';
