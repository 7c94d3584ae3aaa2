export * from './attempt-moment.js';
export * from './contact-attempts.js';
export * from './contact-codes.js';
export * from './safe-contact.js';
export * from './say-again.js';
export * from './contact-standing.js';
export * from './way-safety.js';
