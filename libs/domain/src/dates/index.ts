export * from './calendar-day.js';
export * from './local-time.js';
export * from './working-days.js';
