export * from './reminders-due.js';
export * from './review-acts.js';
export * from './review-due.js';
export * from './review-triggers.js';
