export * from './own-sign-in.js';
export * from './passkey.js';
export * from './provider.js';
export * from './second-factor.js';
export * from './session.js';
