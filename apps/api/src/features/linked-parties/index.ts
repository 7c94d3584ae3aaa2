export * from './linked-parties-pages.js';
export * from './linked-parties-sweep.js';
export * from './linked-parties.module.js';
export * from './linked-parties.repository.js';
