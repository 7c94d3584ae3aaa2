export * from './account-requests.module.js';
export * from './answer-account-request.js';
