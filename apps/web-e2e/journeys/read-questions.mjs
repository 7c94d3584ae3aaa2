import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NARROW, open, WIDE, worker } from '../support/browser.mjs';
import { looks, sound } from '../support/checks.mjs';
import { say } from '../support/words.mjs';

/** The region's jobs look through the weeks that are over; until they have, the page has nothing. */
async function untilListed(page, language) {
  const open = page.getByRole('button', { name: new RegExp(say(language, 'reads.answer')) }).first();
  for (let tries = 0; tries < 30 && !(await open.isVisible()); tries += 1) {
    await page.reload();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
  }
  return open;
}

describe('reads that are worth a question', () => {
  for (const look of looks([WIDE, NARROW])) {
    it(`are the first page of a data-protection lead, by reference, with why each is listed (${look.size.width} px, ${look.theme}, ${look.language})`, async () => {
      const opened = await open({ as: 'data-protection', ...look });
      const { page, close } = opened;
      await page.goto('/');
      await page.getByRole('heading', { level: 1, name: say(look.language, 'reads.heading') }).waitFor();
      await untilListed(page, look.language);
      await page.getByText(say(look.language, 'code.read-ground.at-night')).first().waitFor();
      await sound(opened, look.language, { names: ['Bethan Example'] });
      await close();
    });
  }

  it('stay open with what the worker said when she was asked, by keyboard alone', async () => {
    const opened = await open({ as: 'data-protection' });
    const { page, close } = opened;
    await page.goto('/reads');
    await (await untilListed(page, 'en')).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: say('en', 'code.read-outcome.asked-worker') }).check();
    await page.getByRole('button', { name: say('en', 'answer-read.act') }).click();
    await page.getByLabel(say('en', 'answer-read.words')).fill('She answered the line at home that night and logs it now.');
    await sound(opened, 'en', { names: ['Bethan Example'] });
    await page.getByRole('button', { name: say('en', 'answer-read.act') }).click();
    await page.getByText('She answered the line at home that night and logs it now.').first().waitFor();
    await close();
  });

  it('are said to be somebody else’s to a manager while there is a data-protection lead', async () => {
    const { page, close } = await open({ as: 'manager' });
    await page.goto('/reads');
    await page.getByText(worker('data-protection').name).waitFor();
    assert.equal(await page.getByRole('button', { name: new RegExp(say('en', 'reads.answer')) }).count(), 0);
    await close();
  });
});
