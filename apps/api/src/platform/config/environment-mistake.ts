/** Something outside is set so that no process can start with it; the message says what to do. */
export class EnvironmentMistake extends Error {}
