import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aFinishedAssessment, sent } from '../support/assessment.mjs';
import { NARROW, open, WIDE } from '../support/browser.mjs';
import { discreet, looks, sound } from '../support/checks.mjs';
import { byKeysAlone } from '../support/keys.mjs';
import { say } from '../support/words.mjs';

/** The setting review.cadence-days as it is shipped; nobody has changed it in the demonstration. */
const DAYS_AT_HIGH = 28;

/** The page of one version, which opens once it is saved. */
const SAVED = /safety-plan\/[0-9a-f-]{36}$/;

describe('a safety plan by keys alone', () => {
  for (const { language, size, theme } of looks([WIDE, NARROW])) {
    it(`answers the assessment, says how a copy is held, and is reviewed by the settings (${language}, ${size.width} px, ${theme})`, async () => {
      const opened = await open({ as: 'idva', language, size, theme });
      const { page, context } = opened;
      const { id, referral } = await aFinishedAssessment(context);
      const words = (key) => say(language, key);
      await page.goto(`/people/${referral.person.id}/safety-plan`);
      const keys = await byKeysAlone(page);
      await keys.reach(page.getByRole('link', { name: words('plans.write'), exact: true }));
      await keys.press('Enter');
      await keys.reach(page.getByLabel(words('code.plan-section.emergency'), { exact: true }));
      await keys.type('Ring 999, then 55. The word is umbrella.');
      await keys.reach(page.getByLabel(words('code.plan-section.legal'), { exact: true }));
      await keys.type('The order holds until May; a copy is at her sister’s.');
      const copy = page.getByRole('group', { name: words('plan.copy-form') });
      assert.equal(await page.getByRole('radio', { name: words('code.copy-form.none') }).isChecked(), true);
      await keys.reach(copy);
      await keys.press('ArrowDown');
      const save = page.getByRole('button', { name: words('plan.save') });
      await keys.reach(save);
      await keys.press('Enter');
      // All that is missing is said at once, nothing that was written goes, and the first line leads to its field.
      const missing = page.getByRole('alert').getByRole('link');
      await missing.first().waitFor();
      const refusals = ['copy-place-missing', 'copy-not-said-safe', 'plan-not-agreed'];
      assert.deepEqual(await missing.allInnerTexts(), refusals.map((code) => words(`problem.${code}`)));
      await sound(opened, language);
      const place = page.getByLabel(words('plan.kept-where'));
      assert.equal(await place.getAttribute('aria-invalid'), 'true');
      await keys.reach(missing.first());
      await keys.press('Enter');
      assert.equal(await place.evaluate((element) => element === document.activeElement), true);
      await keys.type('In the car of her mother');
      await keys.reach(page.getByRole('checkbox', { name: words('plan.safe-there') }));
      await keys.press('Space');
      await keys.reach(page.getByRole('checkbox', { name: words('plan.agreed') }));
      await keys.press('Space');
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await keys.reach(save);
      await keys.press('Enter');
      await page.getByText('Ring 999, then 55. The word is umbrella.').waitFor();
      await sound(opened, language);
      await discreet(page, [referral.person.familyName]);
      const { plans, newestAssessment } = await sent(context, 'get', `/api/people/${referral.person.id}/safety-plans`);
      assert.deepEqual([plans.length, plans[0].assessmentId ?? newestAssessment.id, plans[0].answersNewestAssessment], [1, id, true]);
      assert.deepEqual([plans[0].copyForm, plans[0].dueOn], ['paper', newestAssessment.reviewDueOn]);
      assert.equal(plans[0].dueOn, inDays(DAYS_AT_HIGH));
      await opened.close();
    });
  }

  for (const { language, size, theme } of looks([WIDE, NARROW])) {
    it(`says of everything the assessment said how the plan answers it, and shows what is open (${language}, ${size.width} px, ${theme})`, async () => {
      const opened = await open({ as: 'idva', language, size, theme });
      const { page, context } = opened;
      const { referral } = await aFinishedAssessment(context);
      const words = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), say(language, key));
      const address = `/people/${referral.person.id}/safety-plan`;
      await page.goto(`${address}/write`);
      const keys = await byKeysAlone(page);
      const where = (topic) => page.getByLabel(words('plan.point-where', { topic: words(`dash.topic.${topic}`) }), { exact: true });
      const why = page.getByLabel(words('plan.point-why', { topic: words('dash.topic.very-frightened') }), { exact: true });
      await keys.reach(where('injury'));
      await keys.press('ArrowDown');
      await keys.reach(where('very-frightened'));
      await keys.press('End');
      await keys.reach(page.getByLabel(words('code.plan-section.emergency'), { exact: true }));
      await keys.type('Ring 999, then 55.');
      await keys.reach(page.getByRole('checkbox', { name: words('plan.agreed') }));
      await keys.press('Space');
      const save = page.getByRole('button', { name: words('plan.save') });
      await keys.reach(save);
      await keys.press('Enter');
      // A section that holds nothing answers nothing, and nothing is set aside without a reason.
      const missing = page.getByRole('alert').getByRole('link');
      await missing.first().waitFor();
      assert.deepEqual((await missing.allInnerTexts()).map((text) => text.split(': ').at(-1)), ['point-section-empty', 'point-reason-missing'].map((code) => words(`problem.${code}`)));
      await sound(opened, language);
      await missing.nth(1).press('Enter');
      assert.equal(await why.evaluate((element) => element === document.activeElement), true);
      await keys.type('Not since he was remanded.');
      await page.getByLabel(words('code.plan-section.at-home'), { exact: true }).fill('The chain stays on.');
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await save.press('Enter');
      await page.waitForURL(SAVED);
      const said = page.getByRole('region', { name: words('plan.said-heading') });
      await said.getByText(words('plan.point-answered', { section: words('code.plan-section.at-home') })).waitFor();
      await said.getByText(words('plan.point-set-aside', { reason: 'Not since he was remanded.' })).waitFor();
      assert.equal(await said.getByText(words('plan.point-open'), { exact: true }).count(), 12);
      await sound(opened, language);
      // What is printed discreetly says nothing of an assessment.
      await page.evaluate(() => (window.print = () => undefined));
      await page.getByRole('button', { name: words('plan.print-discreet') }).click();
      await page.emulateMedia({ media: 'print' });
      await said.waitFor({ state: 'hidden' });
      assert.equal(await page.getByText('The chain stays on.').isVisible(), true);
      await opened.close();
    });
  }

  it('may be declined, with a day to ask again', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const { referral } = await aFinishedAssessment(context);
    await page.goto(`/people/${referral.person.id}/safety-plan/write`);
    const keys = await byKeysAlone(page);
    await keys.reach(page.getByRole('group', { name: say('en', 'plan.outcome') }));
    await keys.press('ArrowDown');
    const save = page.getByRole('button', { name: say('en', 'plan.save') });
    await keys.reach(save);
    await keys.press('Enter');
    await page.getByRole('alert').getByText(say('en', 'problem.follow-up-missing')).waitFor();
    await page.getByLabel(say('en', 'plan.ask-on')).fill(inDays(10));
    await keys.reach(save);
    await keys.press('Enter');
    await page.waitForURL(SAVED);
    await page.getByText(say('en', 'code.plan-outcome.declined')).first().waitFor();
    const { reviews } = await sent(context, 'get', `/api/people/${referral.person.id}/reviews`);
    assert.deepEqual(
      reviews.filter(({ subject, state }) => subject === 'follow-up' && state === 'planned').map(({ dueOn }) => dueOn),
      [inDays(10)],
    );
    await opened.close();
  });

  it('keeps a section that is too long as it was pasted, and says by how much', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const { referral } = await aFinishedAssessment(context);
    await page.goto(`/people/${referral.person.id}/safety-plan/write`);
    const legal = page.getByLabel(say('en', 'code.plan-section.legal'), { exact: true });
    await legal.fill('x'.repeat(4_012));
    await page.getByText('At most 4,000 characters: 12 too many').waitFor();
    assert.equal((await legal.inputValue()).length, 4_012);
    await opened.close();
  });

  it('comes back as it was being written when the page goes away', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const { referral } = await aFinishedAssessment(context);
    const address = `/people/${referral.person.id}/safety-plan/write`;
    await page.goto(address);
    const emergency = (on) => on.getByLabel(say('en', 'code.plan-section.emergency'), { exact: true });
    await emergency(page).waitFor();
    await longerThan(page, 0);
    const before = await page.evaluate(keptBytes);
    await emergency(page).fill('The word is umbrella.');
    await longerThan(page, before);
    await page.close();
    const { page: again } = await opened.another();
    await again.goto(address);
    await emergency(again).waitFor();
    assert.equal(await emergency(again).inputValue(), 'The word is umbrella.');
    await opened.close();
  });
});

const inDays = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });

/** How much of a plan rests on the device; it is sealed, so only its length tells that more was kept. */
async function keptBytes() {
  if (!(await window.indexedDB.databases()).some(({ name }) => name === 'waymark-kept')) return 0;
  const request = window.indexedDB.open('waymark-kept');
  const database = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const all = database.transaction('records').objectStore('records').getAll();
  const records = await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)));
  database.close();
  return records.find(({ name }) => name.includes('safety-plan'))?.sealed.byteLength ?? 0;
}

async function longerThan(page, bytes) {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if ((await page.evaluate(keptBytes)) > bytes) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail(`no more than ${bytes} bytes are kept`);
}
