import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forgetSignIn, NARROW, open, WIDE, worker } from '../support/browser.mjs';
import { accessible, fits } from '../support/checks.mjs';
import { linkInto } from '../support/link-into.mjs';
import { say } from '../support/words.mjs';

const VIEWS = [
  { language: 'en', size: WIDE, theme: 'light' },
  { language: 'cy', size: NARROW, theme: 'dark' },
];

describe('a forgotten password', () => {
  it('is replaced by a link that two people agreed on, once, and the link stays in no history', async () => {
    const { name, email, password } = worker('idva');
    const { link, code } = await linkInto(email, 'accounts.make-link');
    assert.ok(link.hash.startsWith('#code.'));
    const forgetful = await open({ as: null });
    await choose(forgetful.page, { link, code: 'AAAA-AAAA' }, password);
    await forgetful.page.getByText(say('en', 'problem.reset-link-invalid')).waitFor();
    await forgetful.page.getByLabel(say('en', 'set-password.code'), { exact: true }).fill(code);
    await send(forgetful.page, 'Password-2026-Dragon');
    await forgetful.page.getByText(say('en', 'problem.password-too-common')).waitFor();
    await accessible(forgetful.page);
    await send(forgetful.page, `up and away with ${email.split('@')[0]}`);
    await forgetful.page.getByText(say('en', 'problem.password-names-you')).waitFor();
    await send(forgetful.page, password);
    await forgetful.page.getByText(say('en', 'set-password.done')).waitFor();
    assert.ok(!forgetful.page.url().includes('#'), `${name} would find the link in her history`);
    await accessible(forgetful.page);
    const { page } = await forgetful.another();
    await choose(page, { link, code }, password);
    await page.getByText(say('en', 'problem.reset-link-invalid')).waitFor();
    forgetSignIn('idva');
    const own = await open({ as: 'idva' });
    await own.page.goto('/');
    await own.page.getByRole('button', { name: say('en', 'set-by-link.read') }).click();
    await own.page.getByText(say('en', 'set-by-link.not-you')).waitFor({ state: 'detached' });
    await own.close();
    await forgetful.close();
  });

  it('has no way in for somebody who is no administrator', async () => {
    const { page, close } = await open({ as: 'duty' });
    await page.goto('/accounts');
    await page.getByRole('heading', { name: say('en', 'not-found.heading') }).waitFor();
    await close();
  });
});

describe('a new colleague', () => {
  for (const { language, size, theme } of VIEWS) {
    it(`has an account and a way in when a second person confirms what the administrator asked, in ${language}`, async () => {
      const address = `nia-${language}-${Date.now()}@harbour-light.example`;
      forgetSignIn('admin');
      const { page, close } = await open({ as: 'admin', language, size, theme });
      await page.goto('/accounts');
      await page.getByRole('button', { name: say(language, 'invite.open') }).click();
      const dialog = page.getByRole('dialog');
      const ask = dialog.getByRole('button', { name: say(language, 'invite.act') });
      await ask.click();
      await dialog.getByText(say(language, 'field.required')).first().waitFor();
      await accessible(page);
      await fits(page);
      await dialog.getByLabel(say(language, 'invite.name')).fill('Nia Example');
      await dialog.getByLabel(say(language, 'invite.email')).fill(address);
      await dialog.getByLabel(say(language, 'code.worker-role.key-worker'), { exact: true }).check();
      await dialog.getByLabel(say(language, 'give-role.serviceId'), { exact: true }).selectOption({ index: 1 });
      await dialog.getByLabel(say(language, 'give-role.teamId'), { exact: true }).selectOption({ index: 1 });
      await dialog.getByRole('checkbox', { name: say(language, 'code.language.welsh') }).check();
      await dialog.getByLabel(say(language, 'spoken.others'), { exact: true }).fill('Polish, Arabic');
      await dialog.getByRole('radio', { name: say(language, 'code.screen-language.cy') }).check();
      await ask.click();
      await dialog.getByRole('button', { name: say(language, 'ask-for-link.told') }).waitFor();
      await accessible(page);
      const code = await dialog.locator('.code').innerText();
      await close();
      forgetSignIn('manager');
      const second = await open({ as: 'manager', language, size, theme });
      await second.page.goto('/account-requests');
      const request = second.page.getByRole('listitem').filter({ hasText: address });
      await request.waitFor();
      await accessible(second.page);
      await fits(second.page);
      await request.getByRole('button', { name: new RegExp(`^${say(language, 'account-requests.confirm')}`) }).click();
      const link = new URL(await second.page.getByLabel(say(language, 'accounts.link'), { exact: true }).inputValue());
      await second.close();
      const nia = await open({ as: null });
      await choose(nia.page, { link, code }, 'up and away over the hills');
      await nia.page.getByText(say('en', 'set-password.done')).waitFor();
      await nia.close();
    });
  }
});

describe('a colleague’s account', () => {
  for (const { language, size, theme } of VIEWS) {
    it(`shows her roles with their days, and asks who holds everything before the last one ends, in ${language}`, async () => {
      const { page, close } = await open({ as: 'admin', language, size, theme });
      await page.goto('/accounts');
      await page.getByRole('link', { name: 'Rukhsana Example' }).click();
      await page.getByRole('heading', { level: 1, name: 'Rukhsana Example' }).waitFor();
      await accessible(page);
      await page.getByRole('button', { name: say(language, 'worker-page.give-role') }).click();
      const asking = page.getByRole('dialog');
      await asking.getByLabel(say(language, 'give-role.role')).selectOption('team-lead');
      await accessible(page);
      await asking.getByRole('button', { name: say(language, 'give-role.act') }).click();
      await asking.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: new RegExp(`^${say(language, 'worker-page.end')}`) }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(say(language, 'end-membership.when')).selectOption('last-day');
      await dialog.getByRole('button', { name: say(language, 'end-membership.act') }).click();
      await dialog.getByLabel(say(language, 'end-membership.holder')).waitFor();
      await accessible(page);
      await fits(page);
      await dialog.getByRole('button', { name: say(language, 'dialog.cancel') }).click();
      await close();
    });
  }
});

describe('one’s own password', () => {
  for (const { language, size, theme } of VIEWS) {
    it(`is changed under My account, with the one it replaces, in ${language}`, async () => {
      const { password } = worker('lead');
      const { page, close } = await open({ as: 'lead', language, size, theme });
      await page.goto('/account');
      await page.getByRole('button', { name: say(language, 'own-password.change') }).click();
      const type = (key, words) => page.getByLabel(say(language, key), { exact: true }).fill(words);
      await type('own-password.current', 'not this one at all');
      await type('set-password.password', password);
      await type('set-password.again', password);
      await accessible(page);
      await page.getByRole('button', { name: say(language, 'set-password.act') }).click();
      await page.getByText(say(language, 'problem.sign-in-refused')).waitFor();
      await type('own-password.current', password);
      await page.getByRole('button', { name: say(language, 'set-password.act') }).click();
      await page.getByText(say(language, 'own-password.done')).waitFor();
      await fits(page);
      await close();
    });
  }
});

async function choose(page, { link, code }, password) {
  await page.goto(`${link.pathname}${link.hash}`);
  await page.getByLabel(say('en', 'set-password.code'), { exact: true }).fill(code);
  await send(page, password);
}

async function send(page, password) {
  await page.getByLabel(say('en', 'set-password.password'), { exact: true }).fill(password);
  await page.getByLabel(say('en', 'set-password.again'), { exact: true }).fill(password);
  await page.getByRole('button', { name: say('en', 'set-password.act') }).click();
}

describe('services and teams', () => {
  for (const { language, size, theme } of VIEWS) {
    it(`are added and ended by the administrator, but not while somebody is supported there, in ${language}`, async () => {
      forgetSignIn('admin');
      const { page, close } = await open({ as: 'admin', language, size, theme });
      await page.goto('/accounts');
      await page.getByRole('link', { name: say(language, 'title.services') }).click();
      await page.getByRole('button', { name: say(language, 'services.add') }).first().click();
      const dialog = page.getByRole('dialog');
      const name = `Drop-in ${language} ${Date.now()}`;
      await dialog.getByLabel(say(language, 'services.en')).fill(name);
      await dialog.getByLabel(say(language, 'services.cy')).fill(name);
      await dialog.getByLabel(say(language, 'services.kind')).selectOption('group');
      await dialog.getByLabel(say(language, 'services.side')).selectOption('victim');
      await accessible(page);
      await dialog.getByRole('button', { name: say(language, 'capacity.act') }).click();
      await page.getByRole('heading', { level: 2, name }).waitFor();
      await accessible(page);
      await fits(page);
      await page.getByRole('button', { name: new RegExp(`^${say(language, 'services.end-service')}`) }).first().click();
      await dialog.getByText(say(language, 'services.move-first')).waitFor();
      await accessible(page);
      await dialog.getByRole('button', { name: say(language, 'shortcut.close') }).click();
      await page.getByRole('button', { name: new RegExp(`^${say(language, 'services.end-service')}.*${name}$`) }).click();
      await dialog.getByRole('button', { name: say(language, 'services.end-service') }).click();
      await page.getByRole('heading', { level: 2, name }).waitFor({ state: 'detached' });
      await page.goto('/accounts');
      await page.getByRole('link', { name: 'Carys Example' }).click();
      await page.getByRole('button', { name: say(language, 'worker-page.change-capacity') }).click();
      await dialog.getByLabel(say(language, 'capacity.weekPercent')).fill('80');
      await accessible(page);
      await dialog.getByRole('button', { name: say(language, 'capacity.act') }).click();
      await page.getByText(say(language, 'worker-page.week').replace('{percent}', '80')).waitFor();
      await fits(page);
      await close();
    });
  }
});
