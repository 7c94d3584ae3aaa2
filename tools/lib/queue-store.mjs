import { PlainFailure } from './plain-failure.mjs';

/** Sees that the Redis of REDIS_URL lets us in and will not throw jobs away; warns where it might. */
export async function checkRedis(url, say) {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url.href, {
    lazyConnect: true,
    retryStrategy: null,
    connectTimeout: 5_000,
    maxRetriesPerRequest: 0,
  });
  redis.on('error', () => {});
  try {
    await redis.connect();
    refuseOldRedis(await redis.info('server'));
    if (!(await redis.info('memory')).includes('maxmemory_policy:noeviction')) {
      say(
        'Warning: the Redis of REDIS_URL may drop jobs when memory runs short; set its maxmemory-policy to noeviction.',
      );
    }
  } catch (error) {
    if (error instanceof PlainFailure) throw error;
    throw new PlainFailure(
      `Redis at ${url.host}, given in REDIS_URL, refuses us (${error.message}); correct REDIS_URL, or unset it to keep the queue in PostgreSQL.`,
    );
  } finally {
    redis.disconnect();
  }
}

function refuseOldRedis(info) {
  const version = /redis_version:(\d+)/.exec(info)?.[1];
  if (version === undefined || Number(version) >= 7) return;
  throw new PlainFailure(
    `Redis ${version} in REDIS_URL is too old; use version 7 or newer, or unset REDIS_URL to keep the queue in PostgreSQL.`,
  );
}
