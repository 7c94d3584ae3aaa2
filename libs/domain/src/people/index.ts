export * from './compare-birth-dates.js';
export * from './compare-names.js';
export * from './demographics.js';
export * from './edit-distance.js';
export * from './match-by-text.js';
export * from './match-strength.js';
export * from './name-key.js';
export * from './name-variants.js';
