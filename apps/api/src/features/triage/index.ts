export * from './accept-offer.js';
export * from './decline-offer.js';
export * from './return-offer.js';
export * from './triage.module.js';
