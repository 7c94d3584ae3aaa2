import preset from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'api-e2e',
  testMatch: ['<rootDir>/e2e/**/*.e2e-spec.ts'],
  setupFiles: ['<rootDir>/e2e/setup/preload.mjs'],
  globalSetup: '<rootDir>/e2e/setup/global-setup.mjs',
  globalTeardown: '<rootDir>/e2e/setup/global-teardown.mjs',
  testTimeout: 60_000,
};
