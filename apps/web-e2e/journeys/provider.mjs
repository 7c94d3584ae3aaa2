import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { forgetSignIn, NARROW, open, WIDE, worker } from '../support/browser.mjs';
import { sound } from '../support/checks.mjs';
import { startProvider } from '../support/provider.mjs';
import { freePort, startSecondCopy } from '../support/second-copy.mjs';
import { say } from '../support/words.mjs';

const BUTTON = { en: 'Sign in with your work account', cy: 'Mewngofnodi â’ch cyfrif gwaith' };
const VIEWS = [
  { who: 'key@harbour', subject: 'aa17-key', language: 'en', size: WIDE, theme: 'light' },
  { who: 'lead', subject: 'bb23-lead', language: 'cy', size: NARROW, theme: 'dark' },
];
const REFUSED = '401';

let provider;
let copy;

before(async () => {
  const [port, providerPort] = [await freePort(), await freePort()];
  const address = `http://localhost:${port}`;
  provider = await startProvider(providerPort, `${address}/sign-in/return/harbour`);
  const { issuer, client } = provider;
  forgetSignIn('admin');
  const { page, context, close } = await open({ as: 'admin' });
  const organisationId = (await (await context.request.get('/api/session')).json()).organisation.id;
  const given = { key: 'harbour', organisationId, issuer, clientId: client.id, clientSecret: client.secret, button: BUTTON };
  copy = await startSecondCopy(port, [{ ...given, secondFactor: { acr: [], amr: ['mfa'] } }]);
  await switchOn(page);
  await close();
});
after(async () => {
  await copy?.close();
  await provider?.close();
});

/** Off as shipped: an administrator says so under Settings. */
async function switchOn(page) {
  await page.goto('/settings');
  const name = say('en', 'setting-name.sign-in.provider');
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByLabel(say('en', 'settings.new-value')).selectOption('on');
  await page.getByRole('button', { name: say('en', 'settings.save'), exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Of this copy, signed in by the password there. */
async function at(who, looks) {
  const opened = await open({ as: null, at: copy.address, ...looks });
  if (who !== null) {
    const { email, password } = worker(who);
    const answer = await opened.context.request.post('/api/session', { data: { email, password } });
    assert.equal(answer.status(), 200);
    await opened.context.request.put('/api/session/language', { data: { language: looks.language } });
  }
  return { ...opened, close: () => leave(opened) };
}

/** A language is kept with the worker: the next journey finds her as she was. */
async function leave({ context, close }) {
  await context.request.put('/api/session/language', { data: { language: 'en' } });
  await close();
}

const press = (page, language, key) => page.getByRole('button', { name: say(language, key), exact: true }).click();
const isIn = (page, language) => page.getByRole('button', { name: say(language, 'frame.menu') }).waitFor();
const byProvider = (page, language) => page.getByRole('button', { name: BUTTON[language], exact: true });

/** A window of its own over the page, which comes back from the provider and closes by itself. */
async function inWindow(page, language) {
  const opened = page.waitForEvent('popup');
  await byProvider(page, language).click();
  const popup = await opened;
  if (!popup.isClosed()) await popup.waitForEvent('close');
}

async function ask(who, subject, { language, size, theme }) {
  const { page, faults, close } = await at('admin', { language, size, theme });
  await page.goto('/accounts');
  await page.getByRole('link', { name: worker(who).name, exact: true }).click();
  await press(page, language, 'worker-page.ask-identity');
  await press(page, language, 'link-identity.act');
  await page.locator('[aria-invalid=true]').first().waitFor();
  await page.getByLabel(say(language, 'link-identity.subject')).fill(subject);
  await page.getByLabel(say(language, 'link-identity.proof')).selectOption('in-person');
  await sound({ page, faults }, language);
  await press(page, language, 'link-identity.act');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await close();
}

async function confirm(who, subject, { language, size, theme }) {
  const { page, faults, close } = await at('manager', { language, size, theme });
  await page.goto('/account-requests');
  const asked = page.getByRole('listitem').filter({ hasText: subject });
  await asked.getByText(worker(who).name).first().waitFor();
  await sound({ page, faults }, language);
  await asked.getByRole('button', { name: say(language, 'account-requests.confirm') }).click();
  await asked.waitFor({ state: 'detached' });
  await close();
}

/** The API asks once who is there, as it does when a sign-in is some minutes old. */
async function askedWhoIsThere(page, path) {
  const body = JSON.stringify({ type: 'about:blank', status: 403, code: 'step-up-needed', title: '' });
  await page.route(path, (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', body }), { times: 1 });
}

describe('signing in by the organisation’s provider', () => {
  for (const { who, subject, ...looks } of VIEWS) {
    const { language } = looks;
    it(`opens what two people linked, and proves who is there, in ${language}`, async () => {
      await ask(who, subject, looks);
      await confirm(who, subject, looks);
      const elsewhere = await at(who, looks);
      const { page, context, faults, close } = await at(null, looks);
      await page.goto('/');
      await byProvider(page, language).waitFor();
      await sound({ page, faults }, language);

      provider.atTheProvider.subject = 'somebody nobody knows';
      await byProvider(page, language).click();
      await page.getByText(say(language, 'problem.provider-refused')).waitFor();
      assert.equal(new URL(page.url()).search, '', 'what the provider sent stands in the address no more');
      await sound({ page, faults }, language, { expected: REFUSED });
      await page.getByRole('link', { name: say(language, 'provider.back') }).click();
      provider.atTheProvider.subject = null;
      await byProvider(page, language).click();
      await page.getByText(say(language, 'problem.provider-said-no')).waitFor();
      await page.getByRole('link', { name: say(language, 'provider.back') }).click();
      provider.atTheProvider.subject = subject;
      await byProvider(page, language).click();
      await isIn(page, language);
      await page.waitForLoadState('networkidle');

      await context.request.post('/api/session/lock');
      await page.locator('a[href="/referrals"]').first().click();
      await press(page, language, 'cover.continue');
      await byProvider(page, language).waitFor();
      await sound({ page, faults }, language, { expected: REFUSED });
      await inWindow(page, language);
      await page.locator('app-cover').waitFor({ state: 'detached' });
      await page.waitForURL('**/referrals');

      await page.goto('/account');
      await askedWhoIsThere(page, '**/api/sign-ins/end-others');
      await press(page, language, 'own-sign-ins.end-others');
      await page.getByRole('dialog', { name: say(language, 'step-up.heading') }).waitFor();
      await sound({ page, faults }, language, { expected: '40' });
      await inWindow(page, language);
      await page.getByText(say(language, 'own-sign-ins.ended-others')).waitFor();
      assert.equal((await elsewhere.context.request.get('/api/session')).status(), 401);
      await elsewhere.close();

      await context.request.delete('/api/session');
      await page.locator('a[href="/referrals"]').first().click();
      await page.getByRole('dialog', { name: say(language, 'sign-in-again.heading') }).waitFor();
      await sound({ page, faults }, language, { expected: '40' });
      await inWindow(page, language);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.waitForURL('**/referrals');
      await close();
    });
  }

  it('says that it cannot be reached, and leaves the password', async () => {
    await provider.close();
    provider = null;
    const { page, faults, close } = await at(null, { language: 'cy' });
    await page.goto('/');
    await byProvider(page, 'cy').click();
    await page.getByText(say('cy', 'problem.provider-away')).waitFor();
    await sound({ page, faults }, 'cy', { expected: '503' });
    const { email, password } = worker('key@harbour');
    await page.getByLabel(say('cy', 'sign-in.email')).fill(email);
    await page.getByLabel(say('cy', 'sign-in.password'), { exact: true }).fill(password);
    await press(page, 'cy', 'sign-in.act');
    await page.waitForURL('**/today');
    await close();
  });
});
