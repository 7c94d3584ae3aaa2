/**
 * Looks through the rows of one organisation for what is due and does it once. It may run at any time, twice, or on two
 * processes at once, with the same outcome.
 */
export interface Sweep {
  readonly name: string;
  readonly everySeconds: number;
  /** Runs in its own transaction, for the organisation whose identity that carries. */
  run(): Promise<void>;
}

/** Under this token the job process finds all sweeps. */
export const SWEEPS = Symbol('SWEEPS');
