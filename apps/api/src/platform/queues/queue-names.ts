/** One queue for the repeating sweeps. Jobs carry ids and names of sweeps, never anything of a person. */
export const SWEEPS_QUEUE = 'sweeps';
