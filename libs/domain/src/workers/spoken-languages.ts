/** Languages of choice that have a code, which allocation compares with. Any other is written in words on both sides. */
export const LISTED_LANGUAGES = ['welsh', 'english', 'bsl'] as const;

/** What a worker speaks: the ticked ones and those written by hand, each once however it is written. */
export function spokenLanguages(listed: readonly string[], others: string): string[] {
  const written = others.split(/[,;\n]/).map((language) => language.trim()).filter((language) => language !== '');
  const spoken = new Map<string, string>();
  for (const language of [...LISTED_LANGUAGES.filter((code) => listed.includes(code)), ...written]) {
    const key = language.toLowerCase();
    if (!spoken.has(key)) spoken.set(key, language);
  }
  return [...spoken.values()];
}
