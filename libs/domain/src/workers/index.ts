export * from './end-membership.js';
export * from './allocate.js';
export * from './entrust.js';
export * from './suggest-workers.js';
export * from './worker-load.js';
export * from './spoken-languages.js';
export * from './change-team.js';
export * from './allocate-many.js';
