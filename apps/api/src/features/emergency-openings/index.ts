export * from './emergency-openings.module.js';
export * from './opening-pages.js';
