/** One queue for the repeating sweeps. Jobs carry ids and names of sweeps, never anything of a person. */
export const SWEEPS_QUEUE = 'sweeps';

/** Agencies' files on their way in. A job carries the id of the import and nothing else. */
export const IMPORTS_QUEUE = 'imports';
