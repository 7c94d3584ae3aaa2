export * from './waiting-codes.js';
