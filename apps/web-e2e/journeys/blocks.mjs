import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NARROW, open, WIDE, worker } from '../support/browser.mjs';
import { someoneSupported } from '../support/cases.mjs';
import { looks, sound } from '../support/checks.mjs';
import { aReferral } from '../support/referral.mjs';
import { say } from '../support/words.mjs';

const nothingHere = { expected: '404' };

/** Chooses what a dialog asks for and does what it offers. */
async function answer(page, act, answers) {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  for (const [label, chosen] of answers) await dialog.getByLabel(label).selectOption({ label: chosen });
  await dialog.getByRole('button', { name: act }).click();
  await dialog.waitFor({ state: 'detached' });
}

describe('keeping a worker from a record', () => {
  for (const look of looks([WIDE, NARROW])) {
    const { size, theme, language } = look;
    it(`hides the person from her at once, and lets her back in (${size.width} px, ${theme}, ${language})`, async () => {
      const manager = await open({ as: 'manager', ...look });
      const idva = await open({ as: 'idva' });
      const { person } = await aReferral(manager.context);
      const { name } = worker('idva');
      const { page } = manager;
      await page.goto(`/people/${person.id}`);
      await page.getByRole('link', { name: say(language, 'person-links.blocks') }).click();
      await page.getByText(say(language, 'block.none')).waitFor();
      await sound(manager, language, { names: [person.familyName, name] });
      await page.getByRole('button', { name: say(language, 'block.set') }).click();
      await page.getByRole('dialog').waitFor();
      await sound(manager, language, { names: [person.familyName] });
      await answer(page, say(language, 'block.set'), [
        [say(language, 'set-block.workerId'), name],
        [say(language, 'set-block.reason'), say(language, 'code.block-reason.family-or-friend')],
      ]);
      const letIn = page.getByRole('button', { name: new RegExp(`^${say(language, 'block.end')}.*${name}`) });
      await letIn.waitFor();

      await idva.page.goto(`/people/${person.id}`);
      await idva.page.getByText(say('en', 'problem.not-found')).waitFor();
      await sound(idva, 'en', { names: [person.familyName], ...nothingHere });
      const asked = { data: { name: person.familyName, dateOfBirth: null, phone: null } };
      const matches = await (await idva.context.request.post('/api/people/matches', asked)).json();
      assert.deepEqual(matches.filter(({ reference }) => reference === person.reference), []);

      await page.getByRole('link', { name: say(language, 'block.to-all') }).click();
      await page.getByRole('link', { name: new RegExp(person.familyName) }).waitFor();
      await sound(manager, language, { names: [person.familyName, name] });
      await page.goBack();
      await letIn.click();
      await answer(page, say(language, 'block.end'), [[say(language, 'end-block.reason'), say(language, 'code.block-end.no-conflict-found')]]);
      await page.getByRole('heading', { name: say(language, 'block.earlier') }).waitFor();
      await idva.page.goto(`/people/${person.id}`);
      await idva.page.getByRole('heading', { name: say('en', 'timeline.heading') }).waitFor();
      await Promise.all([manager.close(), idva.close()]);
    });
  }

  it('asks who has from now on what she holds', async () => {
    const manager = await open({ as: 'manager' });
    const key = await open({ as: 'key' });
    const { id, person } = await someoneSupported(key.context);
    const { page } = manager;
    await page.goto(`/people/${person.id}/blocks`);
    await page.getByRole('button', { name: say('en', 'block.set') }).click();
    await answer(page, say('en', 'block.set'), [
      [say('en', 'set-block.workerId'), worker('key').name],
      [say('en', 'set-block.reason'), say('en', 'code.block-reason.person-asked')],
      [say('en', 'set-block.newHolderId'), worker('lead').name],
    ]);
    await page.getByText(new RegExp(worker('lead').name)).first().waitFor();
    const { worker: holder } = await (await manager.context.request.get(`/api/cases/${id}`)).json();
    assert.equal(holder.name, worker('lead').name);
    await Promise.all([manager.close(), key.close()]);
  });

  it('is a page that is not there for anybody else', async () => {
    const lead = await open({ as: 'lead' });
    const { person } = await aReferral(lead.context);
    await lead.page.goto(`/people/${person.id}`);
    await lead.page.getByRole('heading', { name: say('en', 'timeline.heading') }).waitFor();
    assert.equal(await lead.page.getByRole('link', { name: say('en', 'person-links.blocks') }).count(), 0);
    for (const path of ['/blocks', `/people/${person.id}/blocks`]) {
      await lead.page.goto(path);
      await lead.page.waitForURL('**/not-found');
    }
    await lead.close();
  });
});

describe('saying “I know this person”', () => {
  for (const look of looks([WIDE, NARROW])) {
    const { size, theme, language } = look;
    it(`takes her out of the search at once, and the manager reads it on her day (${size.width} px, ${theme}, ${language})`, async () => {
      const own = await open({ as: 'idva', ...look });
      const { person } = await aReferral(own.context);
      const { page } = own;
      await page.goto('/people');
      await page.locator('#people-words').fill(person.familyName);
      const found = page.getByRole('main').getByRole('listitem').filter({ hasText: person.reference });
      await found.getByRole('button', { name: say(language, 'conflict.open') }).click();
      await page.getByRole('dialog').waitFor();
      await sound(own, language, { names: [person.familyName] });
      const reason = [say(language, 'conflict.reason'), say(language, 'code.conflict-reason.family-or-friend')];
      await answer(page, say(language, 'conflict.save'), [reason]);
      await found.waitFor({ state: 'detached' });
      await own.close();

      const manager = await open({ as: 'manager', ...look });
      await manager.page.goto('/today');
      const told = manager.page.getByRole('listitem').filter({ hasText: person.familyName });
      await told.waitFor();
      await sound(manager, language, { names: [person.familyName] });
      await told.getByRole('button', { name: say(language, 'declared.seen') }).click();
      await told.waitFor({ state: 'detached' });
      await manager.close();
    });
  }

  it('on the record itself leads away from it, with no step back', async () => {
    const { page, context, close } = await open({ as: 'key' });
    const { person } = await aReferral(context);
    await page.goto('/people');
    await page.goto(`/people/${person.id}`);
    await page.getByRole('button', { name: new RegExp(`^${say('en', 'conflict.open')}`) }).click();
    await answer(page, say('en', 'conflict.save'), [[say('en', 'conflict.reason'), say('en', 'code.conflict-reason.knows-person')]]);
    await page.waitForURL(/\/people$/);
    await page.goBack();
    assert.ok(!(await page.locator('body').innerText()).includes(person.familyName));
    await close();
  });
});
