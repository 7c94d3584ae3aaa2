import { E2E_CONFIG } from './e2e.mjs';

const PROOFS = ['access-log', 'audit-chain', 'blocked-worker', 'canary', 'interleaved', 'permissions', 'proved-identity', 'row-security', 'within-reach'];

/** Who may see what, the proofs by chance repeated many times: `npm run prove:access`. `npm test` has a short form of each. */
export const access = {
  name: 'access',
  what: 'who may see what, in the long form',
  isLong: true,
  async run(bench) {
    await bench.buildApi();
    const environment = { QUEUE_BACKEND: 'postgres', REDIS_URL: '', WAYMARK_PROOF: 'long' };
    return bench.jest('access', E2E_CONFIG, ['-w', '2', '--testTimeout', '7200000', `e2e/(${PROOFS.join('|')})\\.e2e`], environment);
  },
};
