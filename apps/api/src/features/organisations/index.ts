export * from './organisation.entities.js';
export * from './organisations.module.js';
export * from './organisations.repository.js';
export * from './organisation-settings.js';
