import { validate, type SchemaPath } from '@angular/forms/signals';

/**
 * At most so many characters. Not the library's own rule: that one also sets the browser's `maxlength`, which cuts off a
 * long text as it is pasted, without a word. Here it stays, and is said to be too long.
 */
export function atMost(path: SchemaPath<string>, limit: number): void {
  validate(path, ({ value }) => tooLong(value(), limit));
}

/** The same rule for an answer that no form library holds. */
export function tooLong(text: string, limit: number) {
  const tooMany = text.length - limit;
  return tooMany > 0 ? { kind: 'too-many-characters', limit, tooMany } : undefined;
}
