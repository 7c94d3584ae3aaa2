export * from './contact-codes.js';
