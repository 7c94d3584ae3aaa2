import preset from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'api',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFiles: ['<rootDir>/e2e/setup/preload.mjs'],
};
