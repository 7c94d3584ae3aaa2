import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import decodeQR from 'qr/decode.js';
import { codeFor } from '../support/authenticator.mjs';
import { forgetSignIn, NARROW, open, WIDE, worker } from '../support/browser.mjs';
import { accessible, discreet, fits, hittable } from '../support/checks.mjs';
import { linkInto } from '../support/link-into.mjs';
import { say } from '../support/words.mjs';

const VIEWS = [
  { who: 'key@harbour', language: 'en', size: WIDE, theme: 'light' },
  { who: 'lead', language: 'cy', size: NARROW, theme: 'dark' },
];

const STEP_UP_NEEDED = {
  status: 403,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'urn:waymark:problem:step-up-needed', status: 403, code: 'step-up-needed', title: '', reference: '' }),
};

const LEFT = { en: (left) => `${left} recovery codes left`, cy: (left) => `${left} cod adfer yn weddill` };

async function looksRight(page) {
  await accessible(page);
  await fits(page);
  await hittable(page);
  await discreet(page);
}

const press = (page, language, key) => page.getByRole('button', { name: say(language, key), exact: true }).click();

async function prove(page, language, password, code) {
  await page.getByLabel(say(language, 'second-factor.password'), { exact: true }).fill(password);
  await page.getByLabel(say(language, 'sign-in.code'), { exact: true }).fill(code);
}

async function signIn(page, language, { email, password }) {
  await page.goto('/');
  await page.getByLabel(say(language, 'sign-in.email')).fill(email);
  await page.getByLabel(say(language, 'sign-in.password'), { exact: true }).fill(password);
  await press(page, language, 'sign-in.act');
  await page.getByLabel(say(language, 'sign-in.code'), { exact: true }).waitFor();
}

async function sendCode(page, language, code) {
  await page.getByLabel(say(language, 'sign-in.code'), { exact: true }).fill(code);
  await press(page, language, 'sign-in.act');
}

/** Sets it up on the account page and answers with the key and the recovery codes, as a worker would note them. */
async function setUp(page, language, password) {
  await page.goto('/account');
  await press(page, language, 'second-factor.set-up');
  await looksRight(page);
  await page.getByLabel(say(language, 'second-factor.password'), { exact: true }).fill(password);
  await press(page, language, 'second-factor.continue');
  const key = await page.locator('.key').innerText();
  assert.match(key, /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  assert.equal(secretOf(decodeQR(await photograph(page.getByRole('img', { name: say(language, 'second-factor.picture') })))), key.replaceAll(' ', ''));
  await looksRight(page);
  await page.getByLabel(say(language, 'second-factor.first-code'), { exact: true }).fill(codeFor(key));
  await press(page, language, 'second-factor.confirm');
  await page.getByRole('heading', { name: say(language, 'second-factor.codes-heading') }).waitFor();
  await looksRight(page);
  const recovery = await page.getByRole('region', { name: say(language, 'second-factor.heading') }).getByRole('listitem').allInnerTexts();
  assert.equal(recovery.length, 10);
  await press(page, language, 'second-factor.codes-kept');
  await page.getByText(LEFT[language](10), { exact: true }).waitFor();
  return { key, recovery };
}

const secretOf = (address) => new URL(address).searchParams.get('secret');

/** The picture's points as a camera would have them. */
async function photograph(picture) {
  const { width, height, points } = await picture.evaluate(async (svg) => {
    const image = new Image();
    const copy = svg.cloneNode(true);
    copy.setAttribute('width', '480');
    copy.setAttribute('height', '480');
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
    await image.decode();
    const canvas = new OffscreenCanvas(480, 480).getContext('2d');
    canvas.drawImage(image, 0, 0);
    return { width: 480, height: 480, points: [...canvas.getImageData(0, 0, 480, 480).data] };
  });
  return { width, height, data: Uint8Array.from(points) };
}

describe('a code at sign-in', () => {
  for (const { who, language, size, theme } of VIEWS) {
    it(`is set up, asked for, replaced by a recovery code and removed, in ${language}`, async () => {
      const person = worker(who);
      const own = await open({ as: who, language, size, theme });
      const { key, recovery } = await setUp(own.page, language, person.password);
      await looksRight(own.page);

      const fresh = await open({ as: null, language, size, theme });
      await signIn(fresh.page, language, person);
      await looksRight(fresh.page);
      await sendCode(fresh.page, language, '000000');
      await fresh.page.getByRole('alert').waitFor();
      await sendCode(fresh.page, language, recovery[0]);
      await fresh.page.getByRole('button', { name: say(language, 'frame.menu') }).waitFor();

      await own.page.reload();
      await own.page.getByText(LEFT[language](9), { exact: true }).waitFor();
      await press(own.page, language, 'second-factor.remove');
      await looksRight(own.page);
      // The code that confirmed it is used up; the next step's is taken half a minute early.
      await prove(own.page, language, person.password, codeFor(key, 1));
      await press(own.page, language, 'second-factor.remove');
      await own.page.getByText(say(language, 'second-factor.removed')).waitFor();
      await fresh.close();
      await own.close();
    });
  }

  it('that is lost is cleared by a link, and the page says on whose account it is on', async () => {
    const person = worker('idva');
    const own = await open({ as: 'idva' });
    await setUp(own.page, 'en', person.password);
    const admin = await open({ as: 'admin' });
    await admin.page.goto('/accounts');
    const row = admin.page.getByRole('row', { name: person.email });
    await row.waitFor();
    await looksRight(admin.page);
    const { link, code } = await linkInto(person.email, 'accounts.make-clearance');
    await own.page.goto(`${link.pathname}${link.hash}`);
    await own.page.getByLabel(say('en', 'set-password.code'), { exact: true }).fill(code);
    await own.page.getByLabel(say('en', 'set-password.password'), { exact: true }).fill(person.password);
    await own.page.getByLabel(say('en', 'set-password.again'), { exact: true }).fill(person.password);
    await press(own.page, 'en', 'set-password.act');
    await own.page.getByText(say('en', 'set-password.done')).waitFor();
    const answer = await own.context.request.post('/api/session', { data: { email: person.email, password: person.password } });
    assert.equal(answer.status(), 200);
    forgetSignIn('idva');
    await admin.close();
    await own.close();
  });
});

describe('a link into somebody’s account', () => {
  for (const { language, size, theme } of VIEWS) {
    it(`asks again who is at the screen before it is made, in ${language}`, async () => {
      const { page, close } = await open({ as: 'admin', language, size, theme });
      // As if the sign-in were some minutes old: waiting for them would make the journey as long.
      let isStale = true;
      await page.route('**/password-reset', (route) => (isStale ? route.fulfill(STEP_UP_NEEDED) : route.continue()));
      await page.route('**/session/step-up', async (route) => {
        await route.continue();
        isStale = false;
      });
      await page.goto('/accounts');
      await page.getByRole('row', { name: worker('lead').email }).getByRole('button', { name: say(language, 'accounts.make-link') }).click();
      await page.getByLabel(say(language, 'ask-for-link.proof')).selectOption('in-person');
      await press(page, language, 'ask-for-link.act');
      const dialog = page.getByRole('dialog', { name: say(language, 'step-up.heading') });
      await dialog.waitFor();
      await accessible(page);
      await dialog.getByLabel(say(language, 'second-factor.password'), { exact: true }).fill(worker('admin').password);
      await press(page, language, 'step-up.act');
      await page.getByRole('button', { name: say(language, 'ask-for-link.told') }).waitFor();
      await looksRight(page);
      await close();
    });
  }
});

describe('a code that the organisation asks for', () => {
  for (const { language, size, theme } of VIEWS) {
    it(`is set up before anything else, in ${language}, and then opens everything`, async () => {
      const admin = await open({ as: 'admin' });
      const person = worker('lead');
      await askOf(admin.context, ['team-lead']);
      const own = await open({ as: 'lead', language, size, theme });
      try {
        for (const path of ['/', '/waiting']) {
          await own.page.goto(path);
          await own.page.waitForURL('**/account');
        }
        await own.page.getByText(say(language, 'second-factor.to-set-up')).waitFor();
        await looksRight(own.page);
        const { key } = await setUp(own.page, language, person.password);
        await own.page.goto('/waiting');
        await own.page.getByRole('heading', { level: 1, name: say(language, 'title.waiting') }).waitFor();
        const { password } = person;
        const removed = await own.context.request.post('/api/second-factor/remove', { data: { password, code: codeFor(key, 1) } });
        assert.equal(removed.status(), 204);
      } finally {
        await askOf(admin.context, []);
      }
      await own.close();
      await admin.close();
    });
  }
});

/** The later of two decisions for one day holds, so that what a journey asked for can be taken back. */
async function askOf(context, roles) {
  const inForceFrom = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
  const data = { key: 'sign-in.second-factor-roles', value: roles, inForceFrom };
  const settings = await (await context.request.get('/api/settings')).json();
  const { version } = settings.find(({ key }) => key === data.key);
  const headers = { 'Idempotency-Key': randomUUID(), 'If-Match': `"v${version}"` };
  const answer = await context.request.post('/api/settings', { data, headers });
  assert.equal(answer.status(), 201);
}
