import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { ESLint } from 'eslint';
import { PROJECT } from '../lib/project.mjs';

/** [where the line stands, the line, the rule that must refuse it or null] */
const LINES = [
  [
    'libs/domain/src/risk/made-up.ts',
    `import { Module } from '@nestjs/common';\nexport const a = Module;`,
    '@nx/enforce-module-boundaries',
  ],
  [
    'libs/domain/src/risk/made-up.ts',
    `import type { Problem } from '@waymark/contracts';\nexport type A = Problem;`,
    '@nx/enforce-module-boundaries',
  ],
  ['libs/domain/src/risk/made-up.ts', `import { DateTime } from 'luxon';\nexport const a = DateTime;`, null],
  [
    'libs/contracts/src/made-up.ts',
    `import { of } from 'rxjs';\nexport const a = of;`,
    '@nx/enforce-module-boundaries',
  ],
  [
    'libs/ui/src/made-up.ts',
    `import { x } from '@waymark/contracts';\nexport const a = x;`,
    '@nx/enforce-module-boundaries',
  ],
  [
    'apps/web/src/app/made-up.ts',
    `import { Queue } from 'bullmq';\nexport const a = Queue;`,
    '@nx/enforce-module-boundaries',
  ],
  [
    'apps/api/src/made-up.ts',
    `import { signal } from '@angular/core';\nexport const a = signal;`,
    '@nx/enforce-module-boundaries',
  ],
  ['libs/domain/src/risk/made-up.ts', 'export const a = new Date();', 'no-restricted-syntax'],
  ['libs/domain/src/risk/made-up.ts', 'export const a = Date.now();', 'no-restricted-syntax'],
  ['libs/domain/src/risk/made-up.ts', 'export const a = (at: string) => new Date(at);', null],
  ['apps/api/src/features/cases/cases.service.ts', 'export const a = new Date();', 'no-restricted-syntax'],
  ['apps/api/src/platform/clock/clock.ts', 'export const a = new Date();', null],
  ['libs/domain/src/risk/made-up.ts', 'export default 1;', 'no-restricted-syntax'],
  ['libs/domain/src/risk/made-up.ts', 'export const a: any = 1;', '@typescript-eslint/no-explicit-any'],
  [
    'apps/api/src/features/cases/cases.service.ts',
    `import { x } from '@waymark/testing';\nexport const a = x;`,
    'waymark/folder-direction',
  ],
  [
    'apps/api/src/features/cases/cases.service.spec.ts',
    `import { x } from '@waymark/testing';\nexport const a = x;`,
    null,
  ],
  [
    'apps/api/src/features/cases/cases.service.ts',
    `import { x } from '../people/people.service.js';\nexport const a = x;`,
    'waymark/folder-direction',
  ],
  [
    'apps/api/src/features/cases/cases.service.ts',
    `import { x } from '../people/index.js';\nexport const a = x;`,
    null,
  ],
  ['apps/api/src/features/cases/cases.service.ts', `import { x } from './case.view.js';\nexport const a = x;`, null],
  [
    'apps/api/src/features/cases/cases.controller.ts',
    `import { x } from './case.entity.js';\nexport const a = x;`,
    'waymark/folder-direction',
  ],
  [
    'apps/api/src/features/cases/cases.service.ts',
    `import { In } from 'typeorm';\nexport const a = In;`,
    'waymark/folder-direction',
  ],
  ['apps/api/src/features/cases/cases.repository.ts', `import { In } from 'typeorm';\nexport const a = In;`, null],
  [
    'apps/api/src/platform/web/made-up.ts',
    `import { x } from '../../features/cases/index.js';\nexport const a = x;`,
    'waymark/folder-direction',
  ],
  [
    'apps/web/src/app/domains/cases/feature-list/list.ts',
    `import { HttpClient } from '@angular/common/http';\nexport const a = HttpClient;`,
    'waymark/folder-direction',
  ],
  [
    'apps/web/src/app/domains/cases/data/cases-client.ts',
    `import { HttpClient } from '@angular/common/http';\nexport const a = HttpClient;`,
    null,
  ],
  [
    'apps/web/src/app/domains/cases/feature-list/list.ts',
    `import { x } from '../../people/data/people-client';\nexport const a = x;`,
    'waymark/folder-direction',
  ],
  [
    'apps/web/src/app/domains/cases/feature-list/list.ts',
    `import { x } from '../../shared/ui/x';\nexport const a = x;`,
    null,
  ],
  [
    'apps/web/src/app/domains/cases/feature-list/list.ts',
    `import { x } from '../feature-one/one';\nexport const a = x;`,
    'waymark/folder-direction',
  ],
  [
    'apps/web/src/app/domains/cases/ui/badge.ts',
    `import { x } from '../data/cases-client';\nexport const a = x;`,
    'waymark/folder-direction',
  ],
  [
    'apps/web/src/app/domains/cases/ui/badge.ts',
    `import type { X } from '../data/cases-client';\nexport type A = X;`,
    null,
  ],
];

describe('what may import what', () => {
  let eslint;
  before(() => (eslint = new ESLint({ cwd: PROJECT })));

  for (const [filePath, code, rule] of LINES) {
    it(`${rule === null ? 'allows' : 'refuses'} in ${filePath}: ${code.split('\n')[0]}`, async () => {
      const [{ messages }] = await eslint.lintText(`${code}\n`, { filePath });
      const rules = messages.map(({ ruleId }) => ruleId);
      assert.deepEqual(rules, rule === null ? [] : [rule]);
    });
  }
});
