import { InvalidInput } from './errors/errors.js';

export const PAGE_SIZE = 50;

/** An opaque place in a list. It names the last row seen, so that rows arriving meanwhile shift nothing. */
export function encodeCursor(position: Readonly<Record<string, string>>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The place in a list, or a refusal that names the field when the text is not one of ours. */
export function decodeCursor<Key extends string>(cursor: string, keys: readonly Key[]): Record<Key, string> {
  try {
    const position = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as Record<Key, string>;
    if (keys.every((key) => typeof position[key] === 'string')) return position;
  } catch {
    // Not JSON: refused below like every other cursor that we did not make.
  }
  throw new InvalidInput([{ field: 'cursor', code: 'wrong-type', limit: null }]);
}
