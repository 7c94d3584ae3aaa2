import { startRedis } from '../lib/redis.mjs';
import { systemProgram } from '../lib/system-programs.mjs';
import { E2E_CONFIG } from './e2e.mjs';

const PROOFS = [
  'access-log',
  'audit-chain',
  'blocked-worker',
  'canary',
  'canary-queue',
  'data-protection-lead',
  'interleaved',
  'permissions',
  'proved-identity',
  'read-review',
  'row-security',
  'within-reach',
];
const OPTIONS = ['-w', '2', '--testTimeout', '21600000'];
/** Repeated so often it takes an hour, and several on a machine that has other work. */
const LIMIT = 21_600_000;

/** Who may see what, the proofs by chance repeated many times: `npm run prove:access`. `npm test` has a short form of each. */
export const access = {
  name: 'access',
  what: 'who may see what, in the long form',
  isLong: true,
  async run(bench) {
    await bench.buildApi();
    const environment = { QUEUE_BACKEND: 'postgres', REDIS_URL: '', WAYMARK_PROOF: 'long' };
    const proved = await bench.jest('access', E2E_CONFIG, [...OPTIONS, `e2e/(${PROOFS.join('|')})\\.e2e`], environment, LIMIT);
    return together(proved, await onRedis(bench));
  },
};

/** What rests in the queue, once more where that is a real Redis. */
async function onRedis(bench) {
  const program = systemProgram('redis-server', bench.say);
  if (program.missing) return { skips: [program.missing] };
  const redis = await startRedis(program.path);
  try {
    const environment = { QUEUE_BACKEND: 'redis', REDIS_URL: redis.url, WAYMARK_PROOF: 'long' };
    return await bench.jest('access-redis', E2E_CONFIG, [...OPTIONS, 'e2e/canary-queue\\.e2e'], environment, LIMIT);
  } finally {
    await redis.stop();
  }
}

function together(one, other) {
  return {
    passed: (one.passed ?? 0) + (other.passed ?? 0),
    failed: (one.failed ?? 0) + (other.failed ?? 0),
    skips: [...(one.skips ?? []), ...(other.skips ?? [])],
  };
}
