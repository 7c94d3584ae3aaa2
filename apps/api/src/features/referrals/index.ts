export * from './episodes.js';
export * from './record-referral.js';
export * from './referral-acts.module.js';
export * from './referral.entities.js';
export * from './referrals.module.js';
export * from './referrals.repository.js';
export * from './withdraw-referral.js';
