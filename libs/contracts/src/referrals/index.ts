export * from './record-referral.js';
export * from './referral-views.js';
