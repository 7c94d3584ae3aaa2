import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { anAssessment, focusOn } from '../support/assessment.mjs';
import { killBrowser, NARROW, open, openProfile, worker } from '../support/browser.mjs';
import { accessible, discreet, fits, hittable } from '../support/checks.mjs';
import { byKeysAlone } from '../support/keys.mjs';
import { englishOn, say } from '../support/words.mjs';

/** A checklist just begun, open on the page with the focus on its first item. */
async function aCall({ page, context }) {
  const assessment = await anAssessment(context);
  await page.goto(assessment.address);
  await focusOn(page, 1);
  return assessment;
}

const chip = (page) => page.locator('wm-save-chip');

async function stored(context, id) {
  // Nobody may be signed in at this moment: then there is nothing to see yet.
  const { answers = [], texts = [] } = await (await context.request.get(`/api/risk-assessments/${id}`)).json();
  return { answers, texts };
}

async function storedAnswers(context, id) {
  const { answers } = await stored(context, id);
  return Object.fromEntries(answers.map(({ item, answer }) => [item, answer]));
}

/** Waits until the server holds what is looked for. */
async function until(context, id, holds) {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (holds(await stored(context, id))) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail(`not stored: ${holds}`);
}

function untilStored(context, id, wanted) {
  return until(context, id, ({ answers }) =>
    Object.entries(wanted).every(([item, said]) => answers.some((one) => one.item === Number(item) && one.answer === said)),
  );
}

describe('a Dash by keys alone', () => {
  it('takes one key an answer and at most fifteen others, and every answer is stored however fast they come (J2)', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const { id } = await aCall(opened);
    const keys = await byKeysAlone(page);
    const said = Object.fromEntries(Array.from({ length: 24 }, (_, index) => [index + 1, index % 7 === 6 ? 'dont-know' : 'no']));
    for (const [item, answer] of Object.entries(said)) {
      await keys.press(answer === 'no' ? 'n' : 'd');
      if (item < 24) await focusOn(page, Number(item) + 1);
    }
    assert.equal(keys.pressed(), 24);
    await untilStored(context, id, said);
    await keys.press('f');
    await page.waitForFunction(() => !!document.activeElement?.closest('#level'));
    // High stands first; nobody has to pass the low levels to raise.
    await keys.press('Space');
    await keys.press('ArrowDown', 2);
    await keys.press('Tab');
    await keys.type('She has moved and he does not know where.');
    // The referral says stalking, which asks for a decision of its own.
    await keys.press('Tab');
    await keys.type('None since March, the order holds.');
    await keys.press('Control+Enter');
    await page.getByRole('heading', { name: say('en', 'result.next') }).waitFor();
    assert.ok(keys.pressed() - 24 <= 15, `${keys.pressed() - 24} other keys`);
    const { result } = await (await context.request.get(`/api/risk-assessments/${id}`)).json();
    assert.deepEqual([result.counts.no, result.counts.dontKnow, result.counts.notAsked], [21, 3, 0]);
    assert.deepEqual(opened.faults, []);
    await opened.close();
  });
});

describe('the keys of a Dash', () => {
  it('stand on the screen and do what they say: a comment goes to the item just answered, on all 24 items', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const { id } = await aCall(opened);
    const legend = page.locator('app-call-keys');
    for (const cap of ['Y', 'N', 'D', ';', 'R', 'P', 'F', '?']) await legend.locator('kbd', { hasText: cap }).first().waitFor();
    const keys = await byKeysAlone(page);
    const [answers, comments] = [{}, {}];
    for (let item = 1; item <= 24; item += 1) {
      const [key, answer] = [['y', 'yes'], ['n', 'no'], ['d', 'dont-know']][item % 3];
      await keys.press(key);
      answers[item] = answer;
      // The first answer to the last item leads back to nothing: all are answered.
      if (item < 24) await focusOn(page, item + 1);
      await legend.locator('li', { hasText: new RegExp(`${say('en', 'call.keys-comment').replace('{item}', item)}$`) }).waitFor();
      if (item % 4 !== 0) continue;
      await keys.press(';');
      await page.waitForFunction((id) => document.activeElement?.id === id, `dash-${item}-comment`);
      await keys.type(`ynd; about ${item}`);
      comments[item] = `ynd; about ${item}`;
      await keys.press('Escape');
      await focusOn(page, Math.min(item + 1, 24));
    }
    await untilStored(context, id, answers);
    await until(context, id, ({ answers: kept }) => kept.every(({ item, comment }) => (comment ?? undefined) === comments[item]));
    await opened.close();
  });

  it('move, leave for later, park and finish, and then a comment goes to the item they led to', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const { id } = await aCall(opened);
    const keys = await byKeysAlone(page);
    await keys.press('y');
    await focusOn(page, 2);
    await keys.press('ArrowDown');
    await focusOn(page, 3);
    await keys.press(';');
    await keys.type('asked in June');
    await keys.press('Escape');
    await focusOn(page, 3);
    await keys.press('ArrowUp');
    await focusOn(page, 2);
    await keys.press('r');
    await focusOn(page, 3);
    await page.locator('#dash-2').getByText(say('en', 'call.to-return')).waitFor();
    await keys.press('?');
    await page.getByRole('dialog').waitFor();
    await keys.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await until(context, id, ({ answers }) => answers.some(({ item, comment }) => item === 3 && comment === 'asked in June'));
    await page.locator('#dash-3').focus();
    await keys.press('f');
    await page.waitForFunction(() => !!document.activeElement?.closest('#level'));
    await keys.press('Escape');
    await page.locator('#dash-3').focus();
    await keys.press('p');
    await page.waitForFunction((words) => document.activeElement?.textContent.trim() === words, say('en', 'assessments.carry-on'));
    await opened.close();
  });
});

describe('a comment in a Dash', () => {
  it('is reached and left by keys that stand beside it, and no key answers while it is written', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const { id } = await aCall(opened);
    await page.getByText(say('en', 'call.comment-keys')).waitFor();
    const keys = await byKeysAlone(page);
    await keys.press(';');
    await keys.type('ynd; he followed her');
    await keys.press('Escape');
    await focusOn(page, 1);
    await keys.press('n');
    await until(context, id, ({ answers }) => answers.some(({ item, answer, comment }) => item === 1 && answer === 'no' && comment === 'ynd; he followed her'));
    assert.deepEqual(Object.keys(await storedAnswers(context, id)), ['1']);
    await opened.close();
  });

  it('that is too long stays whole and says so, also in the notes', async () => {
    const opened = await open({ as: 'idva' });
    const { page } = opened;
    await aCall(opened);
    await page.locator('#dash-1-comment').fill('x'.repeat(2_011));
    await page.getByText(/too many/).waitFor();
    assert.equal((await page.locator('#dash-1-comment').inputValue()).length, 2_011);
    await page.locator('#dash-1-comment').fill('Short.');
    await page.getByText(/too many/).waitFor({ state: 'detached' });
    await page.locator('#call-notes').fill('x'.repeat(60_000));
    await page.getByText(/too many/).waitFor();
    await opened.close();
  });
});

describe('a Dash by the mouse', () => {
  it('goes on to the next item after each answer, which stays under the pointer until it is pressed', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const { id } = await aCall(opened);
    const said = {};
    for (let item = 1; item <= 8; item += 1) {
      await page.locator(`#dash-${item} input[value=no]`).click();
      said[item] = 'no';
      await focusOn(page, item + 1);
    }
    await untilStored(context, id, said);
    await page.locator('#dash-9 input[value=not-asked]').focus();
    await page.keyboard.press('ArrowLeft');
    await untilStored(context, id, { 9: 'dont-know' });
    assert.equal(await page.evaluate(() => document.activeElement?.closest('[id^=dash-]')?.id), 'dash-9');
    await page.getByLabel(say('en', 'call.advance')).uncheck();
    await page.locator('#dash-9 input[value=no]').click();
    await untilStored(context, id, { ...said, 9: 'no' });
    assert.equal(await page.evaluate(() => document.activeElement?.closest('[id^=dash-]')?.id), 'dash-9');
    await opened.close();
  });
});

describe('a half-done Dash', () => {
  it('is parked with one key and taken up again at the same item with one more (J6)', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const { id } = await aCall(opened);
    for (const item of [1, 2, 3]) {
      await page.keyboard.press('y');
      await focusOn(page, item + 1);
    }
    await page.keyboard.press('p');
    await page.waitForFunction((words) => document.activeElement?.textContent.trim() === words, say('en', 'assessments.carry-on'));
    assert.deepEqual(await storedAnswers(context, id), { 1: 'yes', 2: 'yes', 3: 'yes' });
    await page.keyboard.press('Enter');
    await focusOn(page, 4);
    await opened.close();
  });

  it('loses no answer when the line drops and the page is closed before it comes back', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const { id, address } = await aCall(opened);
    await page.keyboard.press('y');
    await chip(page).filter({ hasText: 'Saved' }).waitFor();
    await context.setOffline(true);
    for (const key of ['n', 'd', 'y']) await page.keyboard.press(key);
    await page.getByRole('textbox', { name: 'Notes' }).fill('ring the sister');
    await chip(page).filter({ hasText: '4 entries kept on this device' }).waitFor();
    await kept(page, 4);
    // What rests on the device is ciphertext and tells nothing of what was said.
    const resting = await page.evaluate(readStorage);
    assert.ok(resting.length >= 4);
    for (const record of resting) assert.ok(!/sister|dont-know|"yes"|"no"/.test(record), record);
    await page.close();
    await context.setOffline(false);
    const { page: again } = await opened.another();
    await again.goto(address);
    await untilStored(context, id, { 1: 'yes', 2: 'no', 3: 'dont-know', 4: 'yes' });
    await chip(again).filter({ hasText: 'Saved' }).waitFor();
    assert.equal(await again.getByRole('textbox', { name: 'Notes' }).inputValue(), 'ring the sister');
    await opened.close();
  });

  it('loses no answer when the browser is killed and the worker signs in anew', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'waymark-journey-'));
    const { email, password } = worker('idva');
    const before = await openProfile(profile);
    await before.context.request.post('/api/session', { data: { email, password } });
    const { id, address } = await aCall(before);
    await before.context.setOffline(true);
    for (const key of ['y', 'd']) await before.page.keyboard.press(key);
    await kept(before.page, 2);
    await killBrowser(profile, before.context);
    const after = await openProfile(profile);
    await after.context.request.post('/api/session', { data: { email, password } });
    await after.page.goto(address);
    await untilStored(after.context, id, { 1: 'yes', 2: 'dont-know' });
    await after.context.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('loses no answer when the sign-in runs out in the middle', async () => {
    const opened = await open({ as: null });
    const { page, context } = opened;
    const { email, password } = worker('key@harbour');
    await context.request.post('/api/session', { data: { email, password } });
    const { id } = await aCall(opened);
    await page.keyboard.press('y');
    await untilStored(context, id, { 1: 'yes' });
    await context.request.delete('/api/session');
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.locator('input[type=password]').fill(password);
    const address = dialog.locator('input[type=email]');
    if ((await address.inputValue()) === '') await address.fill(email);
    await dialog.getByRole('button', { name: say('en', 'sign-in.act'), exact: true }).click();
    await untilStored(context, id, { 1: 'yes', 2: 'no' });
    await opened.close();
  });

  it('loses no word of a comment or of the finish when the page goes away while it is written', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const { id, address } = await aCall(opened);
    await page.keyboard.press(';');
    await page.keyboard.type('On Tuesday, at the school gate');
    await until(context, id, ({ answers }) => answers.some(({ comment }) => comment === 'On Tuesday, at the school gate'));
    await page.keyboard.press('Escape');
    await page.locator('#dash-2').focus();
    await page.keyboard.press('f');
    await page.locator('#level input[value=medium]').check();
    await page.locator('#callOuts').fill('2');
    await page.locator('#judgement').pressSequentially('He knows the school');
    await until(context, id, ({ texts }) => texts.some(({ text }) => text === 'He knows the school'));
    await kept(page, 1);
    await page.close();
    const { page: again } = await opened.another();
    await again.goto(address);
    await focusOn(again, 1);
    assert.equal(await again.locator('#dash-1-comment').inputValue(), 'On Tuesday, at the school gate');
    await again.keyboard.press('f');
    await again.waitForFunction(() => document.activeElement?.value === 'medium');
    assert.equal(await again.locator('#callOuts').inputValue(), '2');
    assert.equal(await again.locator('#judgement').inputValue(), 'He knows the school');
    await opened.close();
  });

  it('shows both answers when two windows disagree and lets the worker choose', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const { id, address } = await aCall(opened);
    const { page: second } = await opened.another();
    await second.goto(address);
    await focusOn(second, 1);
    await page.bringToFront();
    await page.keyboard.press('y');
    await untilStored(context, id, { 1: 'yes' });
    await second.bringToFront();
    const reading = (address) => address.pathname === `/api/risk-assessments/${id}`;
    await second.route(reading, (route) => route.abort());
    await second.keyboard.press('n');
    await second.getByText(say('en', 'answer-conflict.heading')).waitFor();
    const again = second.getByRole('button', { name: say('en', 'problem.retry') });
    await again.waitFor();
    assert.equal(await second.getByRole('button', { name: 'Mine: No' }).count(), 0, 'chosen before the other answer is seen');
    await second.unroute(reading);
    await again.click();
    await second.getByRole('button', { name: 'Saved: Yes' }).waitFor();
    await second.getByRole('button', { name: 'Mine: No' }).click();
    await untilStored(context, id, { 1: 'no' });
    await opened.close();
  });

  it('gives another worker at the same device nothing', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const { address } = await aCall(opened);
    await context.setOffline(true);
    await page.keyboard.press('y');
    await kept(page, 1);
    await page.close();
    await context.setOffline(false);
    const { email, password } = worker('key@harbour');
    await context.clearCookies();
    await context.request.post('/api/session', { data: { email, password } });
    const { page: other } = await opened.another();
    await other.goto(address);
    await focusOn(other, 1);
    assert.equal(await other.locator('#dash-1 input[value=not-asked]').isChecked(), true);
    await opened.close();
  });
});

describe('a call on a phone', () => {
  it('keeps parking and finishing in reach of a thumb', async () => {
    const opened = await open({ as: 'idva', language: 'cy', size: NARROW, theme: 'dark' });
    const { page } = opened;
    await aCall(opened);
    for (const act of ['call.park', 'call.finish']) {
      const button = page.getByRole('button', { name: say('cy', act) });
      const isOnTop = await button.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
      assert.ok(isOnTop, `${act} lies under something`);
    }
    await fits(page);
    await hittable(page);
    await accessible(page);
    assert.deepEqual(englishOn(await page.locator('main').innerText()), []);
    await opened.close();
  });
});

describe('the addresses and titles of a call', () => {
  it('name nobody', async () => {
    const opened = await open({ as: 'idva' });
    const { referral } = await aCall(opened);
    await discreet(opened.page, [referral.person.familyName]);
    await opened.close();
  });
});


/** Waits until so many entries rest on the device. It looks only: a store that the product has not made yet is not made here. */
function kept(page, count) {
  return page.waitForFunction(async (wanted) => {
    if (!(await window.indexedDB.databases()).some(({ name }) => name === 'waymark-kept')) return false;
    const request = window.indexedDB.open('waymark-kept');
    const database = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const all = database.transaction('records').objectStore('records').count();
    const found = await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)));
    database.close();
    return found >= wanted;
  }, count);
}

/** Everything this device keeps, as text. */
async function readStorage() {
  const request = window.indexedDB.open('waymark-kept');
  const database = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const all = database.transaction('records').objectStore('records').getAll();
  const records = await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)));
  database.close();
  const text = (bytes) => new TextDecoder('latin1').decode(bytes);
  return [...records.map(({ name, iv, sealed }) => `${name} ${text(iv)} ${text(sealed)}`), JSON.stringify({ ...localStorage, ...sessionStorage })];
}
