import { required, validate, type SchemaPath } from '@angular/forms/signals';
import { isInWords } from '@waymark/domain';

/** Said in words, as the rules ask for somebody in visible danger: known before the press, and not from a refusal. */
export function inWords(path: SchemaPath<string>): void {
  required(path);
  validate(path, ({ value }) => notInWords(value()));
}

/** The same rule for an answer that no form library holds. */
export function notInWords(text: string): { kind: 'required' | 'not-in-words' } | undefined {
  if (isInWords(text)) return undefined;
  return { kind: text.trim() === '' ? 'required' : 'not-in-words' };
}
