import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NARROW, open, WIDE } from '../support/browser.mjs';
import { sound } from '../support/checks.mjs';
import { say } from '../support/words.mjs';

const KEY = 'risk.police-signal-from';

const rowOf = (page) => page.locator(`[data-setting="${KEY}"]`);

async function openDialog(page, language) {
  await page.goto('/settings');
  await rowOf(page).getByRole('button').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: say(language, `setting-name.${KEY}`) }).waitFor();
}

async function enter(page, language, value) {
  await page.getByLabel(say(language, 'settings.new-value')).fill(String(value));
  await page.keyboard.press('Enter');
}

describe('the settings of an organisation', () => {
  for (const [size, language, theme, value] of [
    [WIDE, 'en', 'light', 13],
    [NARROW, 'cy', 'dark', 12],
  ]) {
    it(`are decided from a day on, by keys alone, at ${size.width} in ${language}`, async () => {
      const opened = await open({ as: 'admin', size, language, theme });
      const { page, close } = opened;
      await openDialog(page, language);
      await sound(opened, language);
      await enter(page, language, 99);
      await page.getByText(say(language, 'settings.value-wrong')).waitFor();
      await sound(opened, language);
      await enter(page, language, value);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await rowOf(page).getByText(String(value), { exact: false }).first().waitFor();
      assert.match(await rowOf(page).innerText(), /Owen Example/);
      await sound(opened, language);
      await close();
    });
  }

  it('decided by two at once show the slower what the quicker decided, and keep what she entered', async () => {
    const opened = await open({ as: 'admin' });
    const { page, another, close } = opened;
    const { page: other } = await another();
    await openDialog(page, 'en');
    await openDialog(other, 'en');
    await enter(other, 'en', 11);
    await other.getByRole('dialog').waitFor({ state: 'detached' });
    await enter(page, 'en', 15);
    await page.getByText(say('en', 'settings.quicker'), { exact: true }).waitFor();
    assert.match(await page.getByRole('dialog').innerText(), /Holds now: 11/);
    assert.equal(await page.getByLabel(say('en', 'settings.new-value')).inputValue(), '15');
    await sound(opened, 'en', { expected: '412' });
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await rowOf(page).getByText('15', { exact: false }).first().waitFor();
    await close();
  });

  it('are for nobody who is no administrator', async () => {
    const { page, close } = await open({ as: 'duty' });
    await page.goto('/settings');
    await page.getByRole('heading', { name: say('en', 'not-found.heading') }).waitFor();
    await close();
  });
});
