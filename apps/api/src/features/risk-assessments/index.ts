export * from './finished-checklists.js';
export * from './given-away.js';
export * from './risk-assessment.entities.js';
export * from './risk-assessments.module.js';
export * from './risk-assessments.repository.js';
export * from './risk-levels.js';
