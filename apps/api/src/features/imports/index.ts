export * from './import-acts.module.js';
export * from './import-sweep.js';
export * from './import.entities.js';
export * from './imports.module.js';
export * from './imports.processor.js';
export * from './run-import.js';
export * from './undo-import.js';
