import { PlainFailure } from '../lib/plain-failure.mjs';
import { startRedis } from '../lib/redis.mjs';
import { systemProgram } from '../lib/system-programs.mjs';
import { E2E_CONFIG } from './e2e.mjs';

/** Specs that touch the queue, by their names. */
const ABOUT_QUEUES = '(queue|jobs|sweep|reminder|outbox)[^/]*\\.e2e-spec\\.ts$';

/** What the e2e suite proves of the queue on PostgreSQL, proved again on a real Redis. */
export const queues = {
  name: 'queues',
  what: 'sweeps, reminders and outbox with BullMQ on a real Redis',
  async run(bench) {
    const program = systemProgram('redis-server', bench.say);
    if (program.missing) return { skips: [program.missing] };
    await bench.buildApi();
    const redis = await startRedis(program.path);
    try {
      const environment = { QUEUE_BACKEND: 'redis', REDIS_URL: redis.url };
      const outcome = await bench.jest(
        'queues',
        E2E_CONFIG,
        ['-w', '2', '--testPathPatterns', ABOUT_QUEUES],
        environment,
      );
      if (outcome.passed === 0 && outcome.failed === 0)
        throw new PlainFailure(`  No e2e test about queues was found (${ABOUT_QUEUES}).`);
      return outcome;
    } finally {
      await redis.stop();
    }
  },
};
