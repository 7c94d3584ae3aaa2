import presets from 'jest-preset-angular/presets/index.js';

export default {
  ...presets.createCjsPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  displayName: 'web',
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  // These ship ES modules only, which the CommonJS test run cannot require unchanged.
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|@jsverse|@formatjs|intl-messageformat|tinykeys|qr/))'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@waymark/(domain|contracts|testing|ui)$': '<rootDir>/../../libs/$1/src/index.ts',
  },
};
