import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { NARROW, open, WIDE } from '../support/browser.mjs';
import { act, handoverDrafted, handoverOffered, someoneSupported, workerOf } from '../support/cases.mjs';
import { looks, sound } from '../support/checks.mjs';
import { byKeysAlone } from '../support/keys.mjs';
import { say } from '../support/words.mjs';

const rowOf = (page, { person }) => page.locator('[app-today-row]').filter({ hasText: person.reference });
const preview = (page) => page.locator('app-today-preview');

const dialogOf = async (page) => {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
};

const opener = (page, ofCase) => rowOf(page, ofCase).locator('[data-opener]');

/** A case of the key worker, offered to the IDVA. */
async function offered(giver, receiver) {
  const ofCase = await someoneSupported(giver.context);
  return { ...ofCase, handover: await handoverOffered(giver.context, ofCase, receiver.context) };
}

/** Drafted and offered on screen, to the team that the giver picks from the list. */
async function offeredToTeam(giver) {
  const ofCase = await someoneSupported(giver.context);
  const { page } = giver;
  await page.goto(`/cases/${ofCase.id}/hand-over`);
  await page.getByRole('combobox', { name: new RegExp(`^${say('en', 'hand-over.receiver')}\\b`) }).selectOption({ label: 'IDVA service' });
  await page.getByRole('textbox', { name: say('en', 'hand-over.reason') }).first().fill('Leaving at the end of the month.');
  await page.getByRole('radio', { name: say('en', 'code.consent-basis.informed') }).check();
  for (const section of ['live-dangers', 'safe-contact', 'who-must-not-know', 'next-contact']) {
    await page.getByRole('textbox', { name: say('en', `code.handover-section.${section}`) }).fill(`Told: ${section}`);
  }
  await page.getByRole('button', { name: say('en', 'hand-over.look') }).click();
  await page.getByRole('button', { name: say('en', 'hand-over.offer'), exact: true }).click();
  await page.getByText(say('en', 'hand-over.offered')).waitFor();
  return ofCase;
}

const holderOf = async ({ context }, { handover }) => (await (await context.request.get(`/api/handovers/${handover.id}`)).json()).riskHolder.id;

/** Pages of the giver and of the receiver, by what leads there. */
const STATES = {
  'writing it': async ({ page, draftOf, language }) => {
    await page.goto(`/cases/${draftOf.id}/hand-over`);
    await page.getByRole('button', { name: say(language, 'hand-over.look') }).waitFor();
  },
  'writing it, with what is missing': async ({ page, draftOf, language }) => {
    await page.goto(`/cases/${draftOf.id}/hand-over`);
    await page.getByRole('button', { name: say(language, 'hand-over.look') }).click();
    await page.getByText(say(language, 'hand-over.faults')).waitFor();
  },
  'what the receiver will read': async ({ page, keptOf, language }) => {
    await page.goto(`/cases/${keptOf.id}/hand-over`);
    await page.getByRole('button', { name: say(language, 'hand-over.look') }).click();
    await page.getByRole('button', { name: say(language, 'hand-over.offer'), exact: true }).waitFor();
  },
  'offered, as the giver sees it': async ({ page, ofCase, language }) => {
    await page.goto(`/handovers/${ofCase.handover.id}`);
    await page.getByRole('button', { name: say(language, 'code.handover-act.recall') }).waitFor();
  },
};

for (const { size, theme, language } of looks([WIDE, NARROW])) {
  describe(`a handover at ${size.width} px, ${theme}, ${language}`, () => {
    let giver;
    let receiver;
    let ofCase;
    let draftOf;
    let keptOf;

    before(async () => {
      [giver, receiver] = [await open({ as: 'key', size, theme, language }), await open({ as: 'idva', size, theme, language })];
      ofCase = await offered(giver, receiver);
      draftOf = await someoneSupported(giver.context);
      keptOf = await someoneSupported(giver.context);
      await handoverDrafted(giver.context, keptOf, receiver.context);
    });
    after(() => Promise.all([giver.close(), receiver.close()]));

    for (const [name, arrive] of Object.entries(STATES)) {
      it(`${name}: accessible, fitting, discreet and without a console error`, async () => {
        const tab = await giver.another();
        await arrive({ page: tab.page, ofCase, draftOf, keptOf, language });
        await sound(tab, language, { names: [ofCase.person.familyName] });
        await tab.page.close();
      });
    }

    it('the preview on the receiver’s Today, and declining it: accessible, fitting, discreet and without a console error', async () => {
      const tab = await receiver.another();
      await tab.page.goto('/today');
      await opener(tab.page, ofCase).click();
      await preview(tab.page).getByRole('button', { name: say(language, 'handover.accept') }).waitFor();
      await sound(tab, language, { names: [ofCase.person.familyName] });
      await preview(tab.page).getByRole('button', { name: say(language, 'handover.decline') }).click();
      await dialogOf(tab.page);
      await sound(tab, language, { names: [ofCase.person.familyName] });
      await tab.page.close();
    });
  });
}

describe('a handover', () => {
  it('is kept as a draft that only the giver sees, and offered with its preview; she holds the risk', async () => {
    const [giver, receiver] = [await open({ as: 'key' }), await open({ as: 'idva' })];
    const ofCase = await someoneSupported(giver.context);
    const { page } = giver;
    await page.goto(`/cases/${ofCase.id}/hand-over`);
    await page.getByRole('combobox', { name: new RegExp(`^${say('en', 'hand-over.receiver')}\\b`) }).selectOption(`worker:${(await workerOf(receiver.context)).id}`);
    await page.getByRole('button', { name: say('en', 'hand-over.keep') }).click();
    await page.getByText(say('en', 'hand-over.kept')).waitFor();
    await receiver.page.goto('/today');
    await receiver.page.locator('[app-today-row], wm-empty-state').first().waitFor();
    assert.equal(await rowOf(receiver.page, ofCase).count(), 0);

    await page.reload();
    await page.getByRole('textbox', { name: say('en', 'hand-over.reason') }).first().fill('Leaving at the end of the month.');
    await page.getByRole('radio', { name: say('en', 'code.consent-basis.informed') }).check();
    const look = page.getByRole('button', { name: say('en', 'hand-over.look') });
    await look.click();
    await page.waitForFunction(() => document.activeElement?.matches('wm-error-summary'));
    const summary = page.locator('wm-error-summary');
    assert.equal(await summary.getByRole('link').count(), 4);
    await summary.getByRole('link').first().click();
    await page.waitForFunction(() => document.activeElement?.id === 'live-dangers' && document.activeElement.getAttribute('aria-invalid') === 'true');
    for (const section of ['live-dangers', 'safe-contact', 'who-must-not-know', 'next-contact']) {
      await page.getByRole('textbox', { name: say('en', `code.handover-section.${section}`) }).fill(`Told: ${section}`);
    }
    await look.click();
    await page.getByRole('heading', { name: 'This is what Carys Example will read' }).waitFor();
    await page.getByText('Told: live-dangers').waitFor();
    await page.getByText(say('en', 'handover-fact.no-plan')).waitFor();
    await page.getByRole('button', { name: say('en', 'hand-over.back-to-writing') }).click();
    assert.equal(await page.getByRole('textbox', { name: say('en', 'code.handover-section.live-dangers') }).inputValue(), 'Told: live-dangers');
    await look.click();
    await page.getByRole('button', { name: say('en', 'hand-over.offer'), exact: true }).click();
    await page.getByText(say('en', 'hand-over.offered')).waitFor();
    await page.goto('/today');
    await rowOf(page, ofCase).getByText('Offered to Carys Example: you hold the risk until it is accepted. It lapses on').waitFor();
    await receiver.page.reload();
    await opener(receiver.page, ofCase).click();
    await preview(receiver.page).getByText('Told: live-dangers').waitFor();
    await preview(receiver.page).getByText(say('en', 'handover-fact.no-plan')).waitFor();
    const standing = await (await giver.context.request.get(`/api/cases/${ofCase.id}`)).json();
    assert.equal(standing.worker.id, (await workerOf(giver.context)).id);
    await giver.close();
    await receiver.close();
  });

  it('that is half written outlives leaving the page and closing it, sealed on the device', async () => {
    const { page, context, another, close } = await open({ as: 'key' });
    const ofCase = await someoneSupported(context);
    await page.goto(`/cases/${ofCase.id}/hand-over`);
    const reason = (of) => of.getByRole('textbox', { name: say('en', 'hand-over.reason') }).first();
    await reason(page).fill('Leaving at the end of the month, half said');
    await page.getByRole('link', { name: say('en', 'hand-over.back') }).click();
    await page.getByRole('button', { name: say('en', 'case.close') }).waitFor();
    await page.close();
    const later = await another();
    await later.page.goto(`/cases/${ofCase.id}/hand-over`);
    await later.page.getByText(say('en', 'hand-over.restored')).waitFor();
    assert.equal(await reason(later.page).inputValue(), 'Leaving at the end of the month, half said');
    const kept = await later.page.evaluate(readDevice);
    assert.ok(kept.length > 0 && !kept.includes('half said'), 'What is kept on the device can be read there.');
    await later.page.getByRole('button', { name: say('en', 'hand-over.start-again') }).click();
    await later.page.getByText(say('en', 'hand-over.restored')).waitFor({ state: 'detached' });
    assert.equal(await reason(later.page).inputValue(), '');
    await close();
  });

  it('is accepted from Today with two clicks, after the preview; then the receiver holds the risk, and finishes it (J4)', async () => {
    const [giver, receiver] = [await open({ as: 'key' }), await open({ as: 'idva' })];
    const ofCase = await offered(giver, receiver);
    assert.equal(await holderOf(giver, ofCase), (await workerOf(giver.context)).id);
    const { page } = receiver;
    await page.goto('/today');
    await rowOf(page, ofCase).getByRole('button', { name: say('en', 'code.today-act.answer-handover') }).click();
    await preview(page).getByText('Hearing on Thursday.').waitFor();
    assert.equal(await preview(page).getByText('Nia is met at school.').count(), 0);
    await preview(page).getByRole('button', { name: say('en', 'handover.accept') }).click();
    await page.getByText(say('en', 'handover.accepted-notice')).waitFor();
    assert.equal(await holderOf(giver, ofCase), (await workerOf(receiver.context)).id);

    await rowOf(page, ofCase).getByRole('button', { name: say('en', 'code.today-act.assess-risk') }).waitFor();
    await opener(page, ofCase).click();
    await preview(page).getByRole('button', { name: say('en', 'code.today-act.finish-handover') }).click();
    await page.getByText('Nia is met at school.').waitFor();
    await page.getByRole('button', { name: say('en', 'code.handover-act.complete') }).click();
    const dialog = await dialogOf(page);
    await dialog.getByRole('radio', { name: say('en', 'code.yes-no.no'), exact: true }).check();
    await dialog.getByLabel(say('en', 'handover-finish.why')).fill('She asked for a call only.');
    await dialog.getByRole('button', { name: say('en', 'handover-finish.act') }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: say('en', 'code.handover-state.completed') }).waitFor();
    await giver.page.goto('/today');
    const told = rowOf(giver.page, ofCase);
    await told.getByText(`${say('en', 'code.today-kind.handover-accepted')} (Carys Example)`).waitFor();
    await told.getByRole('button', { name: say('en', 'code.today-act.note-acceptance') }).click();
    await told.waitFor({ state: 'detached' });
    await giver.close();
    await receiver.close();
  });

  it('is accepted with two keys and no pointer', async () => {
    const [giver, receiver] = [await open({ as: 'key' }), await open({ as: 'idva' })];
    const ofCase = await offered(giver, receiver);
    const { page } = receiver;
    await page.goto('/today?show=handovers-to-me');
    await opener(page, ofCase).focus();
    const keys = await byKeysAlone(page);
    await keys.press('Enter');
    await preview(page).getByText('Hearing on Thursday.').waitFor();
    await keys.press('a');
    await page.getByText(say('en', 'handover.accepted-notice')).waitFor();
    assert.equal(keys.pressed(), 2);
    assert.equal(await holderOf(giver, ofCase), (await workerOf(receiver.context)).id);
    await giver.close();
    await receiver.close();
  });

  it('that is declined with a reason shows on the giver’s Today, who has held the risk all along', async () => {
    const [giver, receiver] = [await open({ as: 'key' }), await open({ as: 'idva' })];
    const ofCase = await offered(giver, receiver);
    const { page } = receiver;
    await page.goto('/today');
    await opener(page, ofCase).click();
    await preview(page).getByRole('button', { name: say('en', 'handover.decline') }).click();
    const dialog = await dialogOf(page);
    await dialog.getByRole('button', { name: say('en', 'handover.decline') }).click();
    await dialog.getByText(say('en', 'field.required')).first().waitFor();
    await dialog.getByLabel(say('en', 'decline.reason')).selectOption('no-capacity');
    await dialog.getByRole('button', { name: say('en', 'handover.decline') }).click();
    await dialog.waitFor({ state: 'detached' });
    await rowOf(page, ofCase).waitFor({ state: 'detached' });

    await giver.page.goto('/today?show=handovers-back');
    const row = rowOf(giver.page, ofCase);
    await row.getByText(say('en', 'code.today-kind.handover-returned')).waitFor();
    await row.getByText(`declined: ${say('en', 'code.handover-decline.no-capacity')}`).waitFor();
    assert.equal(await holderOf(giver, ofCase), (await workerOf(giver.context)).id);
    await row.getByRole('button', { name: say('en', 'code.today-act.acknowledge-handover') }).click();
    await row.waitFor({ state: 'detached' });
    await giver.close();
    await receiver.close();
  });

  it('to a team is offered with its preview to each member, and accepted by one of them with two clicks from Today', async () => {
    const [giver, receiver] = [await open({ as: 'key' }), await open({ as: 'idva' })];
    const ofCase = await offeredToTeam(giver);
    const { page } = receiver;
    await page.goto('/today?show=handovers-to-me');
    await rowOf(page, ofCase).getByText('Handover offered to your team IDVA service').waitFor();
    await rowOf(page, ofCase).getByRole('button', { name: say('en', 'code.today-act.answer-handover') }).click();
    await preview(page).getByText('Told: live-dangers').waitFor();
    await preview(page).getByText('offers this case to your team IDVA service').waitFor();
    await preview(page).getByRole('button', { name: say('en', 'handover.accept') }).click();
    await page.getByText(say('en', 'handover.accepted-notice')).waitFor();
    const standing = await (await receiver.context.request.get(`/api/cases/${ofCase.id}`)).json();
    assert.equal(standing.worker.id, (await workerOf(receiver.context)).id);
    await giver.page.goto('/today');
    const told = rowOf(giver.page, ofCase);
    await told.getByText(`${say('en', 'code.today-kind.handover-accepted')} (Carys Example)`).waitFor();
    await told.getByRole('button', { name: say('en', 'code.today-act.note-acceptance') }).click();
    await told.waitFor({ state: 'detached' });
    await giver.close();
    await receiver.close();
  });

  it('that a member of the team declines is back on the giver’s Today, with her name and reason', async () => {
    const [giver, receiver] = [await open({ as: 'key' }), await open({ as: 'idva' })];
    const ofCase = await offeredToTeam(giver);
    const { page } = receiver;
    await page.goto('/today?show=handovers-to-me');
    await opener(page, ofCase).click();
    await preview(page).getByRole('button', { name: say('en', 'handover.decline') }).click();
    const dialog = await dialogOf(page);
    await dialog.getByLabel(say('en', 'decline.reason')).selectOption('no-capacity');
    await dialog.getByRole('button', { name: say('en', 'handover.decline') }).click();
    await dialog.waitFor({ state: 'detached' });
    await giver.page.goto('/today?show=handovers-back');
    await rowOf(giver.page, ofCase).getByText(`Carys Example declined: ${say('en', 'code.handover-decline.no-capacity')}`).waitFor();
    await giver.close();
    await receiver.close();
  });

  it('that nobody answered in time is back on the giver’s Today', async () => {
    const { page, context, close } = await open({ as: 'key' });
    await untilSwept(context);
    await page.goto('/today?show=handovers-back');
    const row = page.locator('[app-today-row]').filter({ hasText: 'Shazia Malik' });
    await row.getByText('Nobody answered in time. It was offered to Community outreach.').waitFor();
    await close();
  });

  it('that was taken back meanwhile is not accepted, and says so', async () => {
    const [giver, receiver] = [await open({ as: 'key' }), await open({ as: 'idva' })];
    const ofCase = await offered(giver, receiver);
    const { page } = receiver;
    await page.goto('/today');
    await opener(page, ofCase).click();
    await preview(page).getByText('Hearing on Thursday.').waitFor();
    const { id, version } = ofCase.handover;
    await act(giver.context, `/api/handovers/${id}/recall`, { version, data: { reason: 'She asked to stay with me.' } });
    await preview(page).getByRole('button', { name: say('en', 'handover.accept') }).click();
    await preview(page).getByRole('alert').waitFor();
    assert.equal(await holderOf(giver, ofCase), (await workerOf(giver.context)).id);
    await giver.close();
    await receiver.close();
  });
});

/** Everything that rests on this device, as whoever holds it would read it. */
async function readDevice() {
  const database = await new Promise((resolve, reject) => {
    const opening = window.indexedDB.open('waymark-kept');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const records = await new Promise((resolve, reject) => {
    const reading = database.transaction('records').objectStore('records').getAll();
    reading.onsuccess = () => resolve(reading.result);
    reading.onerror = () => reject(reading.error);
  });
  database.close();
  return records.map(({ name, sealed }) => `${name} ${new TextDecoder('latin1').decode(sealed)}`).join();
}

/** The sweep that gives unanswered offers back runs every minute. */
async function untilSwept(context) {
  for (let attempt = 0; attempt < 90; attempt += 1) {
    const { rows } = await (await context.request.get('/api/today')).json();
    const items = rows.filter(({ person }) => person.name === 'Shazia Malik').flatMap((row) => row.items);
    if (items.some(({ kind }) => kind === 'handover-returned')) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  assert.fail('The unanswered handover has not come back.');
}
