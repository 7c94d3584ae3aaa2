export * from './second-factor.js';
export * from './session.js';
