import type { TestApp } from './test-app.js';

/** The process that waits for a lock, as soon as one does: then another's transaction may go on. */
export async function whoWaits({ owner }: TestApp): Promise<number> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const { rows } = await owner.query('SELECT pid FROM pg_locks WHERE NOT granted');
    if (rows.length > 0) return rows[0].pid;
    if (performance.now() > deadline) throw new Error('Nobody waited for a lock within 10 seconds.');
  }
}
