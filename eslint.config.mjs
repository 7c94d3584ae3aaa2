import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';
import { folderDirection } from './tools/lint/folder-direction.mjs';
import { ZONES } from './tools/lint/zones.mjs';

const TYPESCRIPT = ['apps/**/*.ts', 'libs/**/*.ts'];
const ANGULAR = ['apps/web/src', 'libs/ui/src'];
const SPECS = ['**/*.spec.ts', '**/*.e2e-spec.ts'];

// Without the graph the boundary rule would skip itself with no more than a warning.
await createProjectGraphAsync({ exitOnError: true });

/** What each kind of project may depend on; see CONTRIBUTING. */
const CONSTRAINTS = [
  {
    sourceTag: 'scope:api',
    onlyDependOnLibsWithTags: ['scope:api', 'scope:shared'],
    bannedExternalImports: ['@angular/*'],
  },
  {
    sourceTag: 'scope:web',
    onlyDependOnLibsWithTags: ['scope:web', 'scope:shared'],
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg', 'bullmq', 'ioredis', 'class-*'],
  },
  {
    sourceTag: 'scope:shared',
    onlyDependOnLibsWithTags: ['scope:shared'],
    bannedExternalImports: ['@nestjs/*', '@angular/*', 'typeorm', 'rxjs', 'class-*'],
  },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:domain', 'type:contracts', 'type:ui', 'type:testing'],
  },
  { sourceTag: 'type:ui', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:contracts', onlyDependOnLibsWithTags: ['type:domain'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:domain', 'type:contracts'] },
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: [] },
];
const DOMAIN_MAY_IMPORT = ['luxon', 'tslib'];
const boundaries = (domainMayImport) => [
  'error',
  {
    depConstraints: CONSTRAINTS.map((constraint) =>
      constraint.sourceTag === 'type:domain' ? { ...constraint, allowedExternalImports: domainMayImport } : constraint,
    ),
  },
];

const DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a thing keeps one name everywhere.',
};
const SYSTEM_CLOCK = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/][arguments.length=0]",
].map((selector) => ({ selector, message: 'Time comes in as an argument; the system clock is read in one file.' }));

const OF_A_PAGE = [
  ...[
    'document',
    'Image',
    'OffscreenCanvas',
    'XMLSerializer',
    'window',
    'location',
    'history',
    'localStorage',
    'sessionStorage',
    'innerWidth',
    'innerHeight',
    'axe',
  ],
  ...[
    'requestAnimationFrame',
    'getComputedStyle',
    'matchMedia',
    'MutationObserver',
    'IntersectionObserver',
    'NodeFilter',
  ],
  ...[
    'Node',
    'Element',
    'HTMLElement',
    'HTMLInputElement',
    'Event',
    'InputEvent',
    'KeyboardEvent',
    'MouseEvent',
    'FocusEvent',
  ],
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '.nx/',
      '.angular/',
      '**/coverage/',
      'tmp/',
      '.waymark/',
      'test-results/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: TYPESCRIPT,
    extends: [...tseslint.configs.recommended],
    plugins: { '@nx': nx, waymark: { rules: { 'folder-direction': folderDirection } } },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(DOMAIN_MAY_IMPORT),
      'waymark/folder-direction': ['error', { root: import.meta.dirname, zones: ZONES }],
      'no-restricted-syntax': ['error', DEFAULT_EXPORT],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Nest modules and marker classes are empty on purpose.
      '@typescript-eslint/no-extraneous-class': 'off',
      eqeqeq: 'error',
      'no-empty': 'error',
      'no-control-regex': 'error',
      'prefer-const': 'error',
    },
  },
  // Tests of rules may bring their own tools, such as generated examples.
  { files: SPECS, rules: { '@nx/enforce-module-boundaries': boundaries(['*']) } },
  {
    files: [
      'libs/domain/src/**/*.ts',
      'libs/contracts/src/**/*.ts',
      'apps/api/src/**/*.ts',
      'apps/web/src/app/domains/**/*.ts',
    ],
    ignores: ['apps/api/src/platform/clock/**', ...SPECS],
    rules: { 'no-restricted-syntax': ['error', DEFAULT_EXPORT, ...SYSTEM_CLOCK] },
  },
  {
    files: ANGULAR.map((folder) => `${folder}/**/*.ts`),
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
  },
  {
    files: ANGULAR.map((folder) => `${folder}/**/*.html`),
    ignores: ['apps/web/src/index.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    extends: [...tseslint.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly'])),
    },
    rules: {
      'no-undef': 'error',
      eqeqeq: 'error',
      'no-empty': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  // Read by Node releases too old for anything newer.
  { files: ['tools/start.mjs', 'tools/test.mjs', 'tools/lib/node-version.mjs'], rules: { 'no-var': 'off' } },
  // Browser journeys hand functions to the page, where a document exists.
  {
    files: ['apps/web-e2e/**/*.mjs'],
    languageOptions: { globals: Object.fromEntries(OF_A_PAGE.map((name) => [name, 'readonly'])) },
  },
);
