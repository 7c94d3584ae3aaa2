import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NARROW, open, WIDE, worker } from '../support/browser.mjs';
import { looks, sound } from '../support/checks.mjs';
import { aReferral } from '../support/referral.mjs';
import { say } from '../support/words.mjs';

describe('who has opened a record', () => {
  for (const look of looks([WIDE, NARROW])) {
    it(`is told to a manager by day, with a way on to what else that worker opened (${look.size.width} px, ${look.theme}, ${look.language})`, async () => {
      const duty = await open();
      const { person } = await aReferral(duty.context);
      await duty.page.goto(`/people/${person.id}`);
      await duty.page.getByRole('heading', { name: say('en', 'timeline.heading') }).waitFor();
      await duty.close();

      const opened = await open({ as: 'manager', ...look });
      const { page, close } = opened;
      await page.goto(`/people/${person.id}`);
      await page.getByRole('link', { name: say(look.language, 'person-links.access') }).click();
      await page.getByText(say(look.language, 'code.action.person.read')).first().waitFor();
      await sound(opened, look.language, { names: [person.familyName] });
      const { name } = worker('duty');
      await page.getByRole('link', { name }).first().click();
      await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
      await page.getByRole('link', { name: new RegExp(person.familyName) }).first().waitFor();
      await sound(opened, look.language, { names: [person.familyName, name] });
      await close();
    });
  }

  it('is nothing a colleague is offered', async () => {
    const { page, context, close } = await open();
    const { person } = await aReferral(context);
    await page.goto(`/people/${person.id}`);
    await page.getByRole('heading', { name: say('en', 'timeline.heading') }).waitFor();
    assert.equal(await page.getByRole('link', { name: say('en', 'person-links.access') }).count(), 0);
    await close();
  });
});
