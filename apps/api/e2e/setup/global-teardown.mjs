export default async function globalTeardown() {
  await globalThis.waymarkTestServer.stop();
}
