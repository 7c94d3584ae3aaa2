import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const ADDRESS = (process.env.WAYMARK_URL ?? 'http://localhost:3000').replace(/\/$/, '');
const SIGN_INS = process.env.WAYMARK_SIGN_INS ?? '.waymark/demonstration-sign-ins.json';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

export const WIDE = { width: 1366, height: 768 };
export const NARROW = { width: 390, height: 844 };

let browser;
const profiles = [];
const carried = new Map();

/** The demonstration worker whose address begins so, such as `duty` or `key@safe-valley`. */
export function worker(beginning) {
  const found = JSON.parse(readFileSync(SIGN_INS, 'utf8')).find(({ email }) => email.startsWith(beginning));
  if (!found) throw new Error(`No demonstration sign-in begins with ${beginning}`);
  return found;
}

/**
 * A page in a browser of its own, signed in as `as` unless that is null; `at` is where another copy answers. Whatever the console calls an error is kept in
 * `faults`: the content policy speaks only there.
 */
export async function open({ as = 'duty', language = 'en', size = WIDE, theme = 'light', at = ADDRESS } = {}) {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: FLAGS });
  const isPhone = size.width < 600;
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    reducedMotion: 'reduce',
    isMobile: isPhone,
    hasTouch: isPhone,
    baseURL: at,
    storageState: as ? await signedInState(as) : undefined,
  });
  if (as) await context.request.put('/api/session/language', { data: { language } });
  context.setDefaultTimeout(15_000);
  await context.addInitScript((chosen) => {
    if (!localStorage.getItem('waymark.language')) localStorage.setItem('waymark.language', chosen);
  }, language);
  const close = async () => {
    // A language is kept with the worker: the next journey signs her in as she was found.
    if (as && language !== 'en') await context.request.put('/api/session/language', { data: { language: 'en' } });
    await context.close();
  };
  return { context, another: () => tab(context), ...(await tab(context)), close };
}

/** A browser with a profile on the disk, which outlives it; nobody is signed in. */
export async function openProfile(folder) {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: FLAGS,
    viewport: WIDE,
    baseURL: ADDRESS,
  });
  profiles.push(context);
  return { context, ...(await tab(context)) };
}

/** Ends the browser of a profile as a power cut would. */
export async function killBrowser(profile, context) {
  const closed = new Promise((resolve) => context.on('close', resolve));
  const note = readlinkSync(join(profile, 'SingletonLock'));
  process.kill(Number(note.slice(note.lastIndexOf('-') + 1)), 'SIGKILL');
  await closed;
}

async function tab(context) {
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => note(message, faults));
  page.on('pageerror', (error) => faults.push(error.message));
  return { page, faults };
}

/** Nobody being signed in yet is an answer, which the browser nevertheless calls an error. */
function note(message, faults) {
  if (message.type() !== 'error') return;
  const isGreeting = message.location().url.endsWith('/api/session') && message.text().includes('401');
  if (!isGreeting) faults.push(message.text());
}

/** Signs in once per worker and lets every later page carry the cookie: sign-ins are counted and limited. */
async function signedInState(as) {
  const state = await carried.get(as);
  // Another journey of the same worker may have ended her other sign-ins.
  if (!state || !(await isStillSignedIn(state))) carried.set(as, signIn(as));
  return carried.get(as);
}

async function isStillSignedIn(storageState) {
  const context = await browser.newContext({ baseURL: ADDRESS, storageState });
  const answer = await context.request.get('/api/session');
  await context.close();
  return answer.ok();
}

/** For a journey that ended its worker's sign-ins: the next one signs her in anew. */
export function forgetSignIn(as) {
  carried.delete(as);
}

async function signIn(as) {
  const context = await browser.newContext({ baseURL: ADDRESS });
  const { email, password } = worker(as);
  const answer = await context.request.post('/api/session', { data: { email, password } });
  if (!answer.ok()) throw new Error(`${as} could not sign in: ${answer.status()}`);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** A profile that a failed journey left open would otherwise keep the whole run waiting. */
export async function closeBrowser() {
  for (const context of profiles) await context.close();
  await browser?.close();
}
