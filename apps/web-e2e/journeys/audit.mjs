import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NARROW, open, WIDE, worker } from '../support/browser.mjs';
import { looks, sound } from '../support/checks.mjs';
import { aReferral } from '../support/referral.mjs';
import { say } from '../support/words.mjs';

describe('the audit', () => {
  for (const look of looks([WIDE, NARROW])) {
    it(`is told to a data-protection lead by reference, and on to what the colleague did, without a name (${look.size.width} px, ${look.theme}, ${look.language})`, async () => {
      const duty = await open();
      const { person } = await aReferral(duty.context);
      await duty.page.goto(`/people/${person.id}`);
      await duty.page.getByRole('heading', { name: say('en', 'timeline.heading') }).waitFor();
      await duty.close();

      const opened = await open({ as: 'data-protection', ...look });
      const { page, close } = opened;
      await page.goto('/audit');
      const { name } = worker('duty');
      await page.getByRole('link', { name }).waitFor();
      await sound(opened, look.language, { names: [name] });
      await page.getByLabel(say(look.language, 'audit.reference')).fill('Llywelyn');
      await page.keyboard.press('Enter');
      await page.getByText(say(look.language, 'audit.no-reference')).waitFor();
      await page.getByLabel(say(look.language, 'audit.reference')).fill(person.reference.toLowerCase());
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: new RegExp(person.reference) }).waitFor();
      await page.getByText(say(look.language, 'code.action.person.read')).first().waitFor();
      await sound(opened, look.language, { names: [name, person.reference] });
      await page.getByRole('link', { name }).first().click();
      await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
      await page.getByRole('link', { name: person.reference }).first().waitFor();
      assert.equal(await page.getByText(person.familyName).count(), 0);
      await sound(opened, look.language, { names: [name] });
      await close();
    });
  }
});
