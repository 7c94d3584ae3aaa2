import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anAssessment, focusOn } from '../support/assessment.mjs';
import { NARROW, open, WIDE, worker } from '../support/browser.mjs';
import { accessible, discreet, fits } from '../support/checks.mjs';
import { say } from '../support/words.mjs';

const VIEWS = [
  { language: 'en', size: WIDE, theme: 'light' },
  { language: 'cy', size: NARROW, theme: 'dark' },
];
const MINUTE = 60_000;
const TYPED = 'He is waiting outside.';

const readable = (page) => page.evaluate(() => document.body.innerText.trim());
/** A locked screen says that it is, since when, and that what was typed is kept; and nothing of what lies under it. */
const lockedWords = (language) => ['cover.locked', 'cover.kept', 'cover.continue'].map((key) => say(language, key)).join(' ');
const readLocked = async (page) => (await readable(page)).replace(/\s+/g, ' ').replace(/\d\d:\d\d/, '{time}');
const warning = (page) => page.locator('app-idle-warning span');
const cover = (page) => page.locator('app-cover');

async function halfWay(page, language) {
  await page.clock.install();
  await page.goto('/referrals/new');
  await page.getByLabel(say(language, 'intake.summary')).fill(TYPED);
}

async function unlock(page, language, password) {
  await page.getByRole('button', { name: say(language, 'cover.continue') }).click();
  await page.getByLabel(say(language, 'cover.password')).fill(password);
  await page.keyboard.press('Enter');
  await cover(page).waitFor({ state: 'detached' });
}

const apiSays = async (context) => (await context.request.get('/api/session')).status();

describe('a screen that nobody uses', () => {
  for (const { language, size, theme } of VIEWS) {
    it(`warns, is covered after five minutes with its session, and is given back as it was, in ${language}`, async () => {
      const { page, context, close } = await open({ language, size, theme });
      await halfWay(page, language);
      const field = page.getByLabel(say(language, 'intake.summary'));
      await page.clock.fastForward(4 * MINUTE + 1_000);
      await warning(page).waitFor();
      await accessible(page);
      await fits(page);
      await page.keyboard.press('Shift');
      await warning(page).waitFor({ state: 'detached' });
      await page.clock.fastForward(3 * MINUTE);
      assert.equal(await cover(page).count(), 0);
      const told = page.waitForResponse('**/api/session/lock');
      await page.clock.fastForward(2 * MINUTE + 1_000);
      await cover(page).waitFor();
      assert.equal(await readLocked(page), lockedWords(language));
      await told;
      await accessible(page);
      await discreet(page);
      assert.equal(await apiSays(context), 401, 'the cookie still opens something');

      await unlock(page, language, worker('duty').password);
      assert.equal(await field.inputValue(), TYPED);
      await field.and(page.locator(':focus')).waitFor();
      assert.equal(await apiSays(context), 200);
      await close();
    });
  }

  it('stays open while another tab is used; one that is covered covers all, and one that is given back gives back all', async () => {
    const { page: first, another, close } = await open();
    const { page: second } = await another();
    for (const page of [first, second]) await halfWay(page, 'en');
    // One clock for all tabs of a browser.
    await first.clock.fastForward(4 * MINUTE + 30_000);
    for (const page of [first, second]) await warning(page).waitFor();
    await second.bringToFront();
    await second.keyboard.press('Shift');
    await warning(first).waitFor({ state: 'detached' });
    await first.clock.fastForward(MINUTE);
    assert.equal(await cover(first).count(), 0);
    await first.clock.fastForward(4 * MINUTE + 1_000);
    for (const page of [first, second]) await cover(page).waitFor();
    await unlock(second, 'en', worker('duty').password);
    await cover(first).waitFor({ state: 'detached' });
    for (const page of [first, second]) assert.equal(await page.getByLabel(say('en', 'intake.summary')).inputValue(), TYPED);
    await close();
  });

  it('asks whoever loads it anew to sign in, and shows nothing before', async () => {
    const { page, close } = await open({ as: 'lead' });
    await page.clock.install();
    await page.goto('/people');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const told = page.waitForResponse('**/api/session/lock');
    await page.clock.fastForward(5 * MINUTE + 1_000);
    await told;
    await page.reload();
    await cover(page).waitFor();
    assert.equal(await readLocked(page), lockedWords('en'));
    await page.getByRole('button', { name: say('en', 'cover.continue') }).click();
    const { email, password } = worker('lead');
    await page.getByLabel(say('en', 'sign-in.email')).fill(email);
    await page.getByLabel(say('en', 'sign-in.password'), { exact: true }).fill(password);
    await page.getByRole('button', { name: say('en', 'sign-in.act'), exact: true }).click();
    await page.waitForURL('**/people');
    assert.equal(await cover(page).count(), 0);
    await close();
  });

  it('that was locked behind the worker’s back is covered by the next request, which goes through once she has unlocked it', async () => {
    const { page, context, close } = await open();
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    assert.equal((await context.request.post('/api/session/lock')).status(), 204);
    await page.locator('a[href="/referrals"]').first().click();
    await cover(page).waitFor();
    await unlock(page, 'en', worker('duty').password);
    await page.getByRole('table').or(page.getByText(say('en', 'referral-list.none'))).first().waitFor();
    await close();
  });

  it('warns during a call and stays open with one key that answers nothing', async () => {
    const opened = await open({ as: 'idva', language: 'cy', size: NARROW, theme: 'dark' });
    const { page, context, close } = opened;
    await page.clock.install();
    const { id, address } = await anAssessment(context);
    await page.goto(address);
    await focusOn(page, 1);
    await page.clock.fastForward(4 * MINUTE + 1_000);
    await warning(page).waitFor();
    await accessible(page);
    await page.keyboard.press('Shift');
    await warning(page).waitFor({ state: 'detached' });
    await focusOn(page, 1);
    const { answers } = await (await context.request.get(`/api/risk-assessments/${id}`)).json();
    assert.deepEqual(answers, []);
    await close();
  });
});
