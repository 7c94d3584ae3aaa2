import { access } from './access.mjs';
import { build } from './build.mjs';
import { compose } from './compose.mjs';
import { e2e } from './e2e.mjs';
import { journeys } from './journeys.mjs';
import { lint } from './lint.mjs';
import { openapi } from './openapi.mjs';
import { queues } from './queues.mjs';
import { toolsSuite } from './tools.mjs';
import { translations } from './translations.mjs';
import { types } from './types.mjs';
import { unit } from './unit.mjs';

/** Every suite of `npm test`, the quick ones first; a long one runs only where it is asked for by name. */
export const SUITES = [lint, build, types, unit, translations, compose, toolsSuite, openapi, e2e, queues, journeys, access];
