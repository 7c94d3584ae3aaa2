export * from './demographics.js';
