import type { TestApp } from './test-app.js';

/** The process that waits for a lock, as soon as that many do: then another's transaction may go on. */
export async function whoWaits({ owner }: TestApp, count = 1): Promise<number> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const { rows } = await owner.query('SELECT DISTINCT pid FROM pg_locks WHERE NOT granted');
    if (rows.length >= count) return rows[0].pid;
    if (performance.now() > deadline) throw new Error('Nobody waited for a lock within 10 seconds.');
  }
}
