export * from './correct-note.js';
export * from './note-kinds.js';
