export * from './handover-acts.js';
export * from './handover-states.js';
export * from './handover.js';
export * from './step-down.js';
export * from './handover-sections.js';
export * from './handover-facts.js';
