import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NARROW, open, WIDE, worker } from '../support/browser.mjs';
import { accessible, discreet, fits } from '../support/checks.mjs';
import { aReferral, word } from '../support/referral.mjs';
import { say } from '../support/words.mjs';

async function fillIn(page, { email, password }) {
  await page.getByLabel(say('en', 'sign-in.email')).fill(email);
  await page.getByLabel(say('en', 'sign-in.password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: say('en', 'sign-in.act'), exact: true }).click();
}

describe('signing in', () => {
  it('is asked for in both languages, accessibly, without a word on what this is for', async () => {
    for (const language of ['en', 'cy']) {
      const { page, faults, close } = await open({ as: null, language });
      await page.goto('/');
      await page.getByRole('heading', { name: say(language, 'sign-in.heading') }).waitFor();
      await accessible(page);
      await discreet(page);
      assert.deepEqual(faults, []);
      await close();
    }
  });

  it('keeps the address and forgets the password when they do not match', async () => {
    const { page, close } = await open({ as: null });
    await page.goto('/');
    await fillIn(page, { email: 'nobody@harbour-light.example', password: 'not these words at all' });
    await page.getByRole('alert').waitFor();
    assert.equal(await page.getByLabel(say('en', 'sign-in.email')).inputValue(), 'nobody@harbour-light.example');
    assert.equal(await page.getByLabel(say('en', 'sign-in.password'), { exact: true }).inputValue(), '');
    await accessible(page);
    await close();
  });

  it('leads to the page that was asked for', async () => {
    const { page, close } = await open({ as: null });
    await page.goto('/people');
    await fillIn(page, worker('idva'));
    await page.waitForURL('**/people');
    await close();
  });

  it('that runs out in the middle of a call loses not a word', async () => {
    const { page, context, close } = await open();
    const familyName = `Enghraifft${word()}`;
    await page.goto('/referrals/new');
    await page.getByRole('group', { name: say('en', 'intake.safeContact.safeToTalk') }).getByLabel('Yes').check();
    await page.getByLabel(say('en', 'intake.person.givenName')).fill('Rhian');
    await page.getByLabel(say('en', 'intake.person.familyName')).fill(familyName);
    await page.getByLabel(say('en', 'intake.source')).selectOption('self');
    await page.getByRole('group', { name: say('en', 'intake.childrenInHousehold') }).getByLabel('No', { exact: true }).check();
    await page.getByText(say('en', 'intake-page.save'), { exact: true }).waitFor();
    await context.clearCookies();
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: say('en', 'sign-in-again.heading') });
    await dialog.waitFor();
    await accessible(page);
    await fillIn(page, worker('duty'));
    await page.getByRole('heading', { name: `Rhian ${familyName}` }).waitFor();
    await close();
  });

  it('warns five minutes before its longest time is over', async () => {
    const { page, close } = await open({ as: 'key@harbour' });
    await page.clock.install();
    // Twelve hours would be as long a journey: this sign-in says that it ends in eight minutes.
    await page.route('**/api/session', async (route) => {
      const answer = await page.request.get('/api/session');
      const json = { ...(await answer.json()), endsAt: new Date(Date.now() + 8 * 60_000).toISOString() };
      await route.fulfill({ response: answer, json });
    });
    await page.goto('/referrals');
    await page.getByRole('table').or(page.getByText(say('en', 'referral-list.none'))).first().waitFor();
    await page.clock.fastForward(3 * 60_000 + 5_000);
    await page.getByRole('dialog').waitFor();
    await accessible(page);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.unrouteAll({ behavior: 'wait' });
    await close();
  });

  for (const [size, language, theme] of [[WIDE, 'en', 'light'], [NARROW, 'cy', 'dark']]) {
    it(`is not asked for while nothing answers: the page says so and goes on where it was meant to (${size.width} px, ${theme}, ${language})`, async () => {
      const { page, close } = await open({ size, language, theme });
      await page.route('**/api/**', (route) => route.abort());
      await page.goto('/people');
      await page.getByRole('heading', { name: say(language, 'cannot-begin.heading') }).waitFor();
      await accessible(page);
      await fits(page);
      await page.unroute('**/api/**');
      await page.getByRole('button', { name: say(language, 'problem.retry') }).click();
      await page.waitForURL('**/people');
      await page.getByRole('searchbox').first().waitFor();
      await close();
    });
  }

  it('ends everything on this screen when somebody signs out', async () => {
    const { page, context, close } = await open({ as: null });
    await page.goto('/');
    await fillIn(page, worker('manager'));
    await page.waitForURL('**/waiting');
    await page.getByRole('button', { name: say('en', 'frame.menu') }).click();
    await page.getByRole('menuitem', { name: say('en', 'frame.sign-out') }).click();
    await page.waitForURL('**/sign-in');
    assert.equal((await context.request.get('/api/referrals')).status(), 401);
    await close();
  });

  it('out without a line clears the screen and says that the sign-in has not ended', async () => {
    for (const [size, language, theme] of [[WIDE, 'en', 'light'], [NARROW, 'cy', 'dark']]) {
      const { page, context, close } = await open({ as: null, language, size, theme });
      const { email, password } = worker('manager');
      await context.request.post('/api/session', { data: { email, password } });
      await context.request.put('/api/session/language', { data: { language } });
      await page.goto('/referrals');
      await page.getByRole('button', { name: say(language, 'frame.menu') }).click();
      await context.setOffline(true);
      await page.getByRole('menuitem', { name: say(language, 'frame.sign-out') }).click();
      await page.getByRole('heading', { name: say(language, 'still-signed-in.heading') }).waitFor();
      await accessible(page);
      assert.equal(await page.getByText(say(language, 'title.referrals')).count(), 0);
      await context.setOffline(false);
      await page.waitForURL('**/sign-in');
      assert.equal((await context.request.get('/api/session')).status(), 401);
      await close();
    }
  });
});

describe('somebody of another organisation', () => {
  it('finds nothing at the address of a referral that is not hers', async () => {
    const duty = await open();
    const referral = await aReferral(duty.context);
    const other = await open({ as: 'key@safe-valley' });
    await other.page.goto(`/referrals/${referral.id}`);
    await other.page.getByRole('alert').waitFor();
    const shown = await other.page.locator('body').innerText();
    assert.ok(shown.includes(say('en', 'problem.not-found')));
    assert.ok(!shown.includes(referral.person.familyName));
    await duty.close();
    await other.close();
  });
});
