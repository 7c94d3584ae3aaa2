import type { Browser, System } from '@waymark/contracts';

/** Browsers name the ones they descend from as well, so the order decides: the youngest first. */
const BROWSER_SIGNS: readonly (readonly [RegExp, Browser])[] = [
  [/\bEdg(A|iOS)?\//, 'edge'],
  [/\bOPR\//, 'opera'],
  [/\bSamsungBrowser\//, 'samsung'],
  [/\b(Firefox|FxiOS)\//, 'firefox'],
  [/(Chrome|CriOS)\//, 'chrome'],
  [/\bSafari\//, 'safari'],
];

const SYSTEM_SIGNS: readonly (readonly [RegExp, System])[] = [
  [/\b(iPhone|iPad)\b/, 'ios'],
  [/\bAndroid\b/, 'android'],
  [/\bCrOS\b/, 'chromeos'],
  [/\bWindows\b/, 'windows'],
  [/\bMac OS X\b/, 'macos'],
  [/\bLinux\b/, 'linux'],
];

/** What a worker would call the machine before her. It is for recognising, never for deciding. */
export function browserOf(userAgent: string): { browser: Browser; system: System } {
  return { browser: firstOf(BROWSER_SIGNS, userAgent), system: firstOf(SYSTEM_SIGNS, userAgent) };
}

function firstOf<Code extends string>(signs: readonly (readonly [RegExp, Code])[], text: string): Code | 'other' {
  return signs.find(([sign]) => sign.test(text))?.[1] ?? 'other';
}
