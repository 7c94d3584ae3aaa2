export * from './setting-definitions.js';
export * from './setting-values.js';
export * from './settings-for-rules.js';
export * from './settings-in-force.js';
