import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

/** The test's browser has one tab. */
class OneTab {
  onmessage: (() => void) | null = null;
  postMessage(): void {}
  close(): void {}
}
Object.assign(globalThis, { BroadcastChannel: OneTab });
