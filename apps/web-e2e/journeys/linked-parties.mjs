import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NARROW, open, WIDE } from '../support/browser.mjs';
import { looks, sound } from '../support/checks.mjs';
import { say } from '../support/words.mjs';

/** The two of the demonstration region who each ask for help and name the other. */
const PAIR = 'Carter';
const settle = (language) => ({ name: new RegExp(`^${say(language, 'linked-parties.settle')}`) });

describe('two people who are linked by harm and are both clients', () => {
  for (const look of looks([WIDE, NARROW])) {
    const { size, theme, language } = look;
    it(`are shown to the service manager, who says what she found in words (${size.width} px, ${theme}, ${language})`, async () => {
      const manager = await open({ as: 'manager', ...look });
      const { page } = manager;
      await page.goto('/linked-parties');
      await page.getByRole('heading', { level: 1, name: say(language, 'linked-parties.heading') }).waitFor();
      await page.getByRole('link', { name: `Karen ${PAIR}` }).first().waitFor();
      await sound(manager, language, { names: [PAIR] });
      // Said once in each copy of the region: after that the two stand among those that were looked at.
      const waiting = page.getByRole('button', settle(language)).first();
      if ((await waiting.count()) > 0) {
        await waiting.click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel(say(language, 'settle-linked-parties.outcome')).selectOption({ label: say(language, 'code.linked-parties-outcome.kept-apart') });
        await dialog.getByLabel(say(language, 'settle-linked-parties.words')).fill('OK');
        await dialog.getByRole('button', { name: say(language, 'settle-linked-parties.save') }).click();
        await dialog.getByText(say(language, 'field.not-in-words')).waitFor();
        await sound(manager, language, { names: [PAIR] });
        await dialog.getByLabel(say(language, 'settle-linked-parties.words')).fill('Different workers, different days');
        await dialog.getByRole('button', { name: say(language, 'settle-linked-parties.save') }).click();
        await dialog.waitFor({ state: 'detached' });
      }
      await page.getByRole('heading', { name: say(language, 'linked-parties.settled') }).waitFor();
      await page.getByText('Different workers, different days').waitFor();
      assert.equal(await page.getByRole('button', settle(language)).count(), 0);
      await sound(manager, language, { names: [PAIR] });
      await manager.close();
    });
  }

  it('are an address that does not exist to everybody else', async () => {
    const lead = await open({ as: 'lead' });
    await lead.page.goto('/linked-parties');
    await lead.page.getByText(say('en', 'not-found.heading')).waitFor();
    await lead.close();
  });
});
