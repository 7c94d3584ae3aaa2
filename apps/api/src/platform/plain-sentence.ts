import { EnvironmentMistake } from './config/environment-mistake.js';
import { KeyMistake } from './secrets/key-file.js';

const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The database cannot be reached. Check that it runs and that DATABASE_URL is right.',
  ENOTFOUND: 'The host in DATABASE_URL is not known. Check its name.',
  '28P01': 'The database refused the password in DATABASE_URL.',
  '3D000': 'The database named in DATABASE_URL does not exist.',
  EADDRINUSE: 'The port is in use. Give another one as PORT.',
};

/** Said as it stands: its message is one sentence with what to do. */
export class PlainMistake extends Error {}

/** Runs a process's start; what goes wrong there is told in one sentence, with what to do, and no stack trace. */
export async function orPlainSentence(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    process.stderr.write(`${sentenceFor(error)}\n`);
    process.exit(1);
  }
}

const PLAIN = [EnvironmentMistake, KeyMistake, PlainMistake];

function sentenceFor(error: unknown): string {
  if (PLAIN.some((kind) => error instanceof kind)) return (error as Error).message;
  const code = (error as { code?: string }).code ?? '';
  if (SENTENCES[code]) return SENTENCES[code];
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
