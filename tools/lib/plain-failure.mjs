/** Something the person at the keyboard can put right: shown as one plain sentence, never as a stack trace. */
export class PlainFailure extends Error {
  name = 'PlainFailure';
}
