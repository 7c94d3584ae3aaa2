export * from './note.entity.js';
export * from './notes.module.js';
