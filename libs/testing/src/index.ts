export * from './invented-names.js';
export * from './plausible-referral.js';
export * from './random.js';
