export * from './case-hands.js';
export * from './handover-rule.js';
export * from './handover-sweep.js';
export * from './handover-words.js';
export * from './handover.entities.js';
export * from './handovers.module.js';
export * from './handovers.repository.js';
export * from './take-over-case.js';
