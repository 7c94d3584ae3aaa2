import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  await globalThis.waymarkTestServer.stop();
  rmSync(globalThis.waymarkTestFolder, { recursive: true, force: true });
}
