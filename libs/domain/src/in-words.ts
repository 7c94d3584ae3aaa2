/**
 * Whether something was said. Of somebody in visible danger two words are the least that can tell what was done: a single
 * letter or a dot is how a form is hurried past.
 */
export function isInWords(text: string | null): boolean {
  return (text?.match(/\p{L}{2,}/gu) ?? []).length >= 2;
}
