export * from './roles.js';
export * from './rights.js';
export * from './judge-password.js';
