import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { open, worker } from '../support/browser.mjs';
import { accessible } from '../support/checks.mjs';
import { AT_ONCE, framesUntil } from '../support/frames.mjs';
import { say } from '../support/words.mjs';

const TYPED = 'He is waiting outside.';

async function halfWay() {
  const opened = await open();
  await opened.page.clock.install();
  await opened.page.goto('/referrals/new');
  await opened.page.getByLabel(say('en', 'intake.summary')).fill(TYPED);
  return opened;
}

/** Everything on the screen that could be read, by eye or by ear. */
const readable = (page) => page.evaluate(() => document.body.innerText.trim());

describe('hiding the screen', () => {
  it('takes effect with the third Shift, even while typing, and keeps what was typed', async () => {
    const { page, close } = await halfWay();
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    await page.getByRole('button', { name: say('en', 'cover.continue') }).waitFor();
    assert.equal(await readable(page), say('en', 'cover.continue'));
    await accessible(page);
    await page.keyboard.press('Enter');
    assert.equal(await page.getByLabel(say('en', 'intake.summary')).inputValue(), TYPED);
    await close();
  });

  it('is drawn with the third press itself, and waits for nobody’s answer', async () => {
    const { page, close } = await open();
    await page.goto('/referrals');
    await page.getByRole('heading', { name: say('en', 'title.referrals') }).waitFor();
    const frames = await framesUntil(
      page,
      () => {
        for (let press = 0; press < 3; press += 1) document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true }));
      },
      () => document.querySelector('app-cover button') !== null,
    );
    assert.ok(frames <= AT_ONCE, `the cover was drawn after ${frames} frames`);
    await close();
  });

  it('covers an open dialog too', async () => {
    const { page, close } = await open();
    await page.goto('/referrals');
    await page.getByRole('heading', { name: say('en', 'title.referrals') }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    await page.getByRole('button', { name: say('en', 'cover.continue') }).waitFor();
    assert.equal(await readable(page), say('en', 'cover.continue'));
    await close();
  });

  it('asks for the password after a minute, refuses another, and gives the page back as it was', async () => {
    const { page, close } = await halfWay();
    await page.getByRole('button', { name: say('en', 'frame.hide') }).click();
    await page.clock.fastForward(61_000);
    await page.getByRole('button', { name: say('en', 'cover.continue') }).click();
    const password = page.getByLabel(say('en', 'cover.password'));
    await password.fill('somebody else entirely');
    await page.keyboard.press('Enter');
    await page.getByText(say('en', 'problem.sign-in-refused')).waitFor();
    await password.fill(worker('duty').password);
    await page.keyboard.press('Enter');
    await page.locator('app-cover').waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel(say('en', 'intake.summary')).inputValue(), TYPED);
    await close();
  });

  it('is not undone by loading the page again', async () => {
    const { page, close } = await open();
    await page.goto('/referrals');
    await page.getByRole('button', { name: say('en', 'frame.hide') }).click();
    await page.reload();
    await page.getByRole('button', { name: say('en', 'cover.continue') }).waitFor();
    assert.equal(await readable(page), say('en', 'cover.continue'));
    await close();
  });

  it('hides every tab of the worker, and one that is opened afterwards', async () => {
    const { page, another, close } = await open();
    const { page: second } = await another();
    for (const tab of [page, second]) {
      await tab.goto('/referrals');
      await tab.getByRole('heading', { name: say('en', 'title.referrals') }).waitFor();
    }
    await page.getByRole('button', { name: say('en', 'frame.hide') }).click();
    const { page: third } = await another();
    await third.goto('/people');
    for (const tab of [second, third]) {
      await tab.getByRole('button', { name: say('en', 'cover.continue') }).waitFor();
      assert.equal(await readable(tab), say('en', 'cover.continue'));
    }
    await third.getByRole('button', { name: say('en', 'cover.continue') }).click();
    for (const tab of [page, second, third]) await tab.locator('app-cover').waitFor({ state: 'detached' });
    await close();
  });
});
