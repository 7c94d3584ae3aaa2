export * from './account-requests.js';
