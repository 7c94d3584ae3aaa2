/** The keys of a shortcut as they are printed on a keyboard: `g r` becomes G, R. */
export function keyCaps(keys: string): string[] {
  return keys
    .split(/[ +]/)
    .filter((key) => key !== '[Shift]')
    .map((key) => (key === '$mod' ? 'Ctrl' : key.replace(/[()\\]/g, '').toUpperCase()));
}
