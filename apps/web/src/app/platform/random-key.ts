/**
 * A key that makes a repeated "create" harmless. It is drawn once when a form opens and kept across retries.
 * `crypto.randomUUID` exists only in secure contexts; `getRandomValues` also works on a plain address in an office network.
 */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => stamped(byte, index).toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Version and variant bits of RFC 9562, section 5.4. */
function stamped(byte: number, index: number): number {
  if (index === 6) return (byte & 0x0f) | 0x40;
  return index === 8 ? (byte & 0x3f) | 0x80 : byte;
}
