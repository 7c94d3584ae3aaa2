export * from './calendar-day.js';
export * from './working-days.js';
