export * from './block-pages.js';
export * from './blocks.module.js';
export * from './declare-conflict.js';
export * from './person-block.entity.js';
export * from './set-block.js';
export * from './give-on.js';
export * from './held-things.repository.js';
