import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { anAnsweredAssessment, aFinishedAssessment, focusOn, resultOf, sent } from '../support/assessment.mjs';
import { NARROW, open, WIDE } from '../support/browser.mjs';
import { accessible, looks, sound } from '../support/checks.mjs';
import { byKeysAlone } from '../support/keys.mjs';
import { say } from '../support/words.mjs';

const NOTED = 'The line went dead twice; she rang back from the shop.';

/** The finish of a checklist whose every item is answered, reached by its key. */
async function theFinish(opened, answers) {
  const { page, context } = opened;
  const assessment = await anAnsweredAssessment(context, answers);
  const notes = { text: NOTED, sequence: 1, basedOn: 0, writer: randomUUID() };
  await sent(context, 'put', `/api/risk-assessments/${assessment.id}/texts/notes`, { data: notes });
  await page.goto(assessment.address);
  await focusOn(page, 1);
  const keys = await byKeysAlone(page);
  await keys.press('f');
  await page.waitForFunction(() => !!document.activeElement?.closest('#level'));
  return { ...assessment, keys };
}

const countOf = (page, language, answer) =>
  page.locator('app-verdict-counts dl div', { hasText: say(language, `code.item-answer.${answer}`) }).locator('dd').first().innerText();
const groundsOn = (page) => page.locator('app-verdict-counts li').allInnerTexts();
const suggestedOn = (page) => page.locator('app-verdict-counts .suggested app-risk').innerText();

/** High stands first; each arrow goes one level down. */
async function judge({ keys, page }, level, words) {
  await keys.press('Space');
  await keys.press('ArrowDown', ['high', 'medium', 'standard'].indexOf(level));
  await keys.reach(page.locator('#judgement'));
  await keys.type(words);
}

describe('finishing a Dash by keys alone', () => {
  for (const { language, size, theme } of looks([WIDE, NARROW])) {
    it(`shows yes and don’t know side by side and records no level below the suggested one (${language}, ${size.width} px, ${theme})`, async () => {
      const opened = await open({ as: 'idva', language, size, theme });
      const { page, context } = opened;
      const call = await theFinish(opened, { yes: 14, dontKnow: 3 });
      assert.deepEqual([await countOf(page, language, 'yes'), await countOf(page, language, 'dont-know')], ['14', '3']);
      assert.deepEqual(await groundsOn(page), [say(language, 'code.ground.visible-high-risk')]);
      assert.match(await suggestedOn(page), new RegExp(say(language, 'code.risk.high')));
      await judge({ ...call, page }, 'standard', 'He has moved far away.');
      const stays = page.locator('.stays');
      await stays.filter({ hasText: say(language, 'finish.stays') }).waitFor();
      assert.match(await stays.innerText(), new RegExp(say(language, 'code.risk.high')));
      await sound(opened, language);
      await call.keys.reach(page.locator('#judgement'));
      await call.keys.press('Control+Enter');
      await page.getByRole('heading', { name: say(language, 'result.next') }).waitFor();
      const result = await resultOf(context, call);
      assert.deepEqual([result.level, result.suggested, result.judgement.level], ['high', 'high', 'standard']);
      assert.deepEqual(result.grounds, ['visible-high-risk']);
      await page.getByText(NOTED).waitFor();
      await page.waitForFunction(() => document.activeElement === document.querySelector('main') && window.scrollY === 0);
      await sound(opened, language);
      assert.deepEqual(opened.faults, []);
      await opened.close();
    });
  }

  it('keeps every ground that holds, as a set', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const call = await theFinish(opened, { yes: 14 });
    await judge({ ...call, page }, 'high', 'She is certain that he will come.');
    await page.locator('#callOuts').focus();
    await call.keys.type('3');
    await call.keys.press('Tab');
    await call.keys.reach(page.locator('#maracRepeat'));
    await page.locator('#maracRepeat input[value=yes]').focus();
    await call.keys.press('Space');
    const all = ['visible-high-risk', 'potential-escalation', 'professional-judgement', 'repeat'];
    await page.locator('app-verdict-counts li').nth(3).waitFor();
    assert.deepEqual(await groundsOn(page), all.map((ground) => say('en', `code.ground.${ground}`)));
    await page.locator('#judgement').focus();
    await call.keys.press('Control+Enter');
    await page.getByRole('heading', { name: say('en', 'result.next') }).waitFor();
    assert.deepEqual((await resultOf(context, call)).grounds, all);
    await opened.close();
  });

  it('that was gone through in a call offers to log it as the safety contact, with the answers ready, and logs nothing by itself', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const call = await theFinish(opened, { yes: 14 });
    await judge({ ...call, page }, 'high', 'She is certain that he will come.');
    await call.keys.press('Control+Enter');
    const owed = page.locator('app-owed-contact');
    await owed.getByText(say('en', 'finish.contact-owed')).waitFor();
    const attempts = async () => (await sent(context, 'get', `/api/referrals/${call.referral.id}/contact`)).attempts;
    assert.deepEqual(await attempts(), []);
    await owed.getByRole('button', { name: say('en', 'finish.log-call') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: say('en', 'code.outcome.spoke'), exact: true, checked: true }).waitFor();
    await dialog.getByRole('button', { name: say('en', 'attempt.save') }).click();
    await dialog.waitFor({ state: 'detached' });
    await owed.waitFor({ state: 'detached' });
    assert.deepEqual((await attempts()).map(({ method, outcome }) => [method, outcome]), [['call', 'spoke']]);
    await opened.close();
  });

  it('raises to high on judgement alone, and on nothing that nobody judged', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const call = await theFinish(opened, { yes: 3 });
    assert.deepEqual(await groundsOn(page), [say('en', 'verdict.no-grounds')]);
    assert.match(await suggestedOn(page), /STANDARD/);
    await judge({ ...call, page }, 'high', 'He was in the next room; I heard enough.');
    await call.keys.press('Control+Enter');
    await page.getByRole('heading', { name: say('en', 'result.next') }).waitFor();
    const result = await resultOf(context, call);
    assert.deepEqual([result.level, result.grounds, result.counts.yes], ['high', ['professional-judgement'], 3]);
    await opened.close();
  });

  it('asks for the judgement in words and finishes nothing without it', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const call = await theFinish(opened, { yes: 14 });
    await call.keys.press('Space');
    await call.keys.reach(page.locator('#judgement'));
    await call.keys.press('Control+Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'judgement' && document.activeElement.getAttribute('aria-invalid') === 'true');
    await accessible(page);
    assert.equal(await resultOf(context, call), null);
    await opened.close();
  });
});

describe('a level in force', () => {
  it('is not lowered by a worker’s own decision, and the refusal says who may', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const { referral } = await aFinishedAssessment(context);
    await page.goto(`/people/${referral.person.id}/assess`);
    const keys = await byKeysAlone(page);
    await keys.reach(page.getByRole('button', { name: say('en', 'level.decide') }));
    await keys.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('input').first().waitFor();
    await keys.reach(dialog.locator('#level'));
    await keys.press('Space');
    await keys.press('ArrowDown', 2);
    await dialog.getByText(say('en', 'problem.lowering-needs-manager')).waitFor();
    await keys.reach(dialog.locator('#reason'));
    await keys.type('Quiet since the summer.');
    await keys.reach(dialog.getByRole('button', { name: say('en', 'level.save') }));
    await keys.press('Enter');
    await dialog.getByRole('alert').getByText(say('en', 'problem.lowering-needs-manager')).waitFor();
    await accessible(page);
    const { level } = await sent(context, 'get', `/api/people/${referral.person.id}/risk`);
    assert.equal(level, 'high');
    await opened.close();
  });
});
