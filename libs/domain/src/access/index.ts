export * from './roles.js';
export * from './rights.js';
