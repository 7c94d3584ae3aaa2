export * from './record-risk-assessment.js';
export * from './risk-assessment-views.js';
