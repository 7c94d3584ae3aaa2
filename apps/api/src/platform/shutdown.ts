/** `npm start` promises an end within 5 s; a dependency that is gone must not keep a process from leaving. */
const DEADLINE_MS = 4_000;

/**
 * Ends the process in order on SIGTERM and SIGINT, and, as somebody's child, when the parent's pipe closes: a parent
 * that was killed cannot say goodbye.
 */
export function endOrderly(close: () => Promise<void>, environment: NodeJS.ProcessEnv = process.env): void {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), DEADLINE_MS).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (environment['WAYMARK_CHILD'] === '1') process.stdin.on('end', end).on('error', end).resume();
}
