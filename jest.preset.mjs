/** Shared Jest settings for everything that runs in Node: native ES modules, TypeScript through swc. */
const decorators = { legacyDecorator: true, decoratorMetadata: true };

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        sourceMaps: 'inline',
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: decorators,
        },
      },
    ],
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@waymark/(domain|contracts|testing)$': '<rootDir>/../../libs/$1/src/index.ts',
  },
};
