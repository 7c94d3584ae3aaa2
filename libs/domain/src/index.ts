export * from './access/index.js';
export * from './ruling.js';
export * from './contact/index.js';
export * from './dates/index.js';
export * from './people/index.js';
export * from './referrals/index.js';
export * from './waiting-list/index.js';
export * from './imports/index.js';
