import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forgetSignIn, NARROW, open, WIDE, worker } from '../support/browser.mjs';
import { accessible, discreet, fits, hittable } from '../support/checks.mjs';
import { say } from '../support/words.mjs';

const VIEWS = [
  { who: 'key@harbour', language: 'en', size: WIDE, theme: 'light' },
  { who: 'lead', language: 'cy', size: NARROW, theme: 'dark' },
];
const DEVICE = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
};

async function looksRight(page) {
  await accessible(page);
  await fits(page);
  await hittable(page);
  await discreet(page);
}

const press = (page, language, key) => page.getByRole('button', { name: say(language, key), exact: true }).click();

/** Chromium's own authenticator in software: whether it recognises its owner can be said. */
async function withDevice({ page, context }) {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options: DEVICE });
  return { recognises: (isUserVerified) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }) };
}

/** Where a worker who is signed in finds herself. */
const isIn = (page, language) => page.getByRole('button', { name: say(language, 'frame.menu') }).waitFor();

describe('a passkey', () => {
  for (const { who, language, size, theme } of VIEWS) {
    it(`is added, signs in alone, goes with the password, unlocks and is removed, in ${language}`, async () => {
      // A sign-in of this minute: an older one is asked again who is at the screen.
      forgetSignIn(who);
      const opened = await open({ as: who, language, size, theme });
      const { page, context, close } = opened;
      const device = await withDevice(opened);
      await page.goto('/account');
      await press(page, language, 'passkeys.add');
      await page.getByLabel(say(language, 'passkeys.name'), { exact: true }).and(page.locator('[aria-invalid=true]')).waitFor();
      await page.getByLabel(say(language, 'passkeys.name'), { exact: true }).fill('Gliniadur 2');
      await press(page, language, 'passkeys.add');
      await page.getByText(say(language, 'passkeys.added')).waitFor();
      await page.getByText('Gliniadur 2', { exact: true }).first().waitFor();
      await looksRight(page);

      await context.request.delete('/api/session');
      await page.goto('/');
      await page.getByRole('button', { name: say(language, 'sign-in.passkey') }).waitFor();
      await looksRight(page);
      await device.recognises(false);
      await press(page, language, 'sign-in.passkey');
      await page.getByText(say(language, 'problem.passkey-not-given')).waitFor();
      await accessible(page);
      await device.recognises(true);
      await press(page, language, 'sign-in.passkey');
      await isIn(page, language);

      // Whatever the page reads by itself may be told of the lock first, and cover the link that is to be followed.
      await context.request.post('/api/session/lock');
      await page.locator('a[href="/referrals"]').first().dispatchEvent('click');
      await press(page, language, 'cover.continue');
      await accessible(page);
      await press(page, language, 'passkeys.act');
      await page.locator('app-cover').waitFor({ state: 'detached' });
      await page.waitForURL('**/referrals');

      await context.request.delete('/api/session');
      await page.goto('/');
      const { email, password } = worker(who);
      await page.getByLabel(say(language, 'sign-in.email')).fill(email);
      await page.getByLabel(say(language, 'sign-in.password'), { exact: true }).fill(password);
      await press(page, language, 'sign-in.act');
      await page.getByText(say(language, 'sign-in.passkey-asked')).waitFor();
      await looksRight(page);
      await press(page, language, 'sign-in.passkey');
      await isIn(page, language);

      await page.goto('/account');
      await page.getByRole('button', { name: `${say(language, 'passkeys.remove')} Gliniadur 2` }).click();
      await page.getByText(say(language, 'passkeys.removed')).waitFor();
      const answer = await context.request.post('/api/session', { data: { email, password } });
      assert.equal(answer.status(), 200, 'the password alone is not enough again');
      forgetSignIn(who);
      await close();
    });
  }
});
