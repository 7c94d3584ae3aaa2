export * from './waiting-acts.js';
export * from './waiting-views.js';
