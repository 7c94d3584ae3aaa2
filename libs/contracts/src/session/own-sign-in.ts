/** Kept as codes, so that no screen or table carries what a browser says of itself. */
export const BROWSERS = ['chrome', 'edge', 'firefox', 'opera', 'safari', 'samsung', 'other'] as const;
export type Browser = (typeof BROWSERS)[number];

export const SYSTEMS = ['android', 'chromeos', 'ios', 'linux', 'macos', 'windows', 'other'] as const;
export type System = (typeof SYSTEMS)[number];

/** GET /api/sign-ins: where one is signed in now, this one first. */
export interface OwnSignInView {
  id: string;
  startedAt: string;
  lastSeenAt: string;
  browser: Browser;
  system: System;
  isThisOne: boolean;
}
