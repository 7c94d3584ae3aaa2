export * from './contact-points.js';
export * from './people.entities.js';
export * from './people-records.module.js';
export * from './people.module.js';
export * from './people.repository.js';
export * from './person-matches.js';
export * from './person-name.view.js';
export * from './person-records.js';
