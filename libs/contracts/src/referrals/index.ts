export * from './childrens-services.js';
export * from './record-referral.js';
export * from './referral-views.js';
export * from './triage-acts.js';
