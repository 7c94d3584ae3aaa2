export * from './check-in.js';
export * from './clocks.js';
export * from './leave-list.js';
export * from './list-ledger.js';
export * from './pauses.js';
export * from './read-clock.js';
export * from './waiting-codes.js';
export * from './waiting-order.js';
