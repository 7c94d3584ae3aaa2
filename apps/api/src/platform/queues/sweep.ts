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

/** What is due for one person or thing, told by ids alone. It asks again whether it is still due, since it runs later. */
export interface SweepStep {
  readonly ids: Readonly<Record<string, string>>;
  readonly run: () => Promise<void>;
}

/** As a sweep, with a transaction for each step: one that fails every time holds up none of the others. */
export interface SweepInSteps extends Pick<Sweep, 'name' | 'everySeconds'> {
  /** What is due now. It only reads. */
  steps(): Promise<SweepStep[]>;
}

export type AnySweep = Sweep | SweepInSteps;

/** Under this token the job process finds all sweeps. */
export const SWEEPS = Symbol('SWEEPS');
