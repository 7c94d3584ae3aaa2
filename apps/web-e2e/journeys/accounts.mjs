import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forgetSignIn, open, worker } from '../support/browser.mjs';
import { accessible } from '../support/checks.mjs';
import { say } from '../support/words.mjs';

describe('a forgotten password', () => {
  it('is replaced by a link that an administrator hands over, once, and the link stays in no history', async () => {
    // A sign-in of this minute: an older one is asked again who is at the screen.
    forgetSignIn('admin');
    const admin = await open({ as: 'admin' });
    await admin.page.goto('/accounts');
    const { name, email, password } = worker('idva');
    await admin.page.getByRole('row', { name: email }).getByRole('button').click();
    await admin.page.getByRole('dialog').waitFor();
    await accessible(admin.page);
    const link = await admin.page.getByLabel(say('en', 'accounts.link'), { exact: true }).inputValue();
    assert.ok(link.includes('/set-password#'));
    const forgetful = await open({ as: null });
    await choose(forgetful.page, new URL(link), 'Password-2026-Dragon');
    await forgetful.page.getByText(say('en', 'problem.password-too-common')).waitFor();
    await accessible(forgetful.page);
    await send(forgetful.page, `up and away with ${email.split('@')[0]}`);
    await forgetful.page.getByText(say('en', 'problem.password-names-you')).waitFor();
    await send(forgetful.page, password);
    await forgetful.page.getByText(say('en', 'set-password.done')).waitFor();
    assert.ok(!forgetful.page.url().includes('#'), `${name} would find the link in her history`);
    await accessible(forgetful.page);
    const { page } = await forgetful.another();
    await choose(page, new URL(link), password);
    await page.getByText(say('en', 'problem.reset-link-invalid')).waitFor();
    await admin.close();
    await forgetful.close();
  });

  it('has no way in for somebody who is no administrator', async () => {
    const { page, close } = await open({ as: 'duty' });
    await page.goto('/accounts');
    await page.getByRole('heading', { name: say('en', 'not-found.heading') }).waitFor();
    await close();
  });
});

async function choose(page, link, password) {
  await page.goto(`${link.pathname}${link.hash}`);
  await send(page, password);
}

async function send(page, password) {
  await page.getByLabel(say('en', 'set-password.password'), { exact: true }).fill(password);
  await page.getByLabel(say('en', 'set-password.again'), { exact: true }).fill(password);
  await page.getByRole('button', { name: say('en', 'set-password.act') }).click();
}
