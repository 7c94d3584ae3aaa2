export * from './imports/index.js';
export * from './people/index.js';
export * from './problems/index.js';
export * from './referrals/index.js';
export * from './session/index.js';
export * from './settings/index.js';
export * from './workers/index.js';
