export * from './decide-access.js';
export * from './person-blocks.js';
export * from './roles.js';
export * from './rights.js';
export * from './judge-password.js';
export * from './account-requests.js';
export * from './services.js';
export * from './second-look.js';
