import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { NARROW, open, WIDE } from '../support/browser.mjs';
import { act, assessedWithPlan, someoneSupported, today, workerOf } from '../support/cases.mjs';
import { looks, sound } from '../support/checks.mjs';
import { byKeysAlone } from '../support/keys.mjs';
import { lineOf, someoneWaiting } from '../support/waiting.mjs';
import { say } from '../support/words.mjs';

const rowOf = (page, { person }) => page.locator('[app-today-row]').filter({ hasText: person.reference });
const rowButton = (page, ofCase, language, key) => rowOf(page, ofCase).getByRole('button', { name: say(language, key) });

const dialogOf = async (page) => {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
};

const atToday = async (page, ofCase) => {
  await page.goto('/today');
  await rowOf(page, ofCase).waitFor();
};

async function chosen(page, ofCase) {
  await atToday(page, ofCase);
  await rowOf(page, ofCase).locator('[data-opener]').click();
  const preview = page.locator('app-today-preview');
  await preview.waitFor();
  return preview;
}

/** Today and what opens from it, by what leads there. */
const STATES = {
  'the day, full': ({ page, ofCase }) => atToday(page, ofCase),
  'somebody in view': ({ page, ofCase }) => chosen(page, ofCase),
  'setting a next step': async ({ page, ofCase, language }) => {
    const preview = await chosen(page, ofCase);
    await preview.getByRole('button', { name: say(language, 'code.today-act.set-next-step') }).click();
    await dialogOf(page);
  },
  'completing a review': async ({ page, ofCase, language }) => {
    await atToday(page, ofCase);
    await rowButton(page, ofCase, language, 'code.today-act.complete-review').click();
    await dialogOf(page);
  },
  'a case': async ({ page, ofCase, language }) => {
    await page.goto(`/cases/${ofCase.id}`);
    await page.getByRole('button', { name: say(language, 'case.close') }).waitFor();
  },
  'closing a case': async ({ page, ofCase, language }) => {
    await page.goto(`/cases/${ofCase.id}`);
    await page.getByRole('button', { name: say(language, 'case.close') }).click();
    await dialogOf(page);
  },
  'the day, nobody': async ({ page, language }) => {
    await page.route('**/api/today', async (route) => {
      const read = await (await route.fetch()).json();
      await route.fulfill({ json: { ...read, rows: [] } });
    });
    await page.goto('/today');
    await page.getByRole('heading', { name: say(language, 'today.none') }).waitFor();
  },
  'the day, failing': async ({ page }) => {
    await page.route('**/api/today', (route) => route.fulfill({ status: 503, body: '' }));
    await page.goto('/today');
    await page.getByRole('alert').waitFor();
  },
};

for (const { size, theme, language } of looks([WIDE, NARROW])) {
  describe(`Today at ${size.width} px, ${theme}, ${language}`, () => {
    let opened;
    let ofCase;

    before(async () => {
      opened = await open({ as: 'key', size, theme, language });
      ofCase = await someoneSupported(opened.context);
      await assessedWithPlan(opened.context, ofCase, { level: 'medium', reviewOn: today(1) });
    });
    after(() => opened.close());

    for (const [name, arrive] of Object.entries(STATES)) {
      it(`${name}: accessible, fitting, discreet and without a console error`, async () => {
        const tab = await opened.another();
        await arrive({ page: tab.page, ofCase, language });
        await sound(tab, language, { names: [ofCase.person.familyName], expected: name.endsWith('failing') ? '503' : '' });
        await tab.page.close();
      });
    }
  });
}

describe('the due list', () => {
  it('is ordered by the harm if something is missed: a safety contact, then what is due today, then what is due later', async () => {
    const { page, context, close } = await open({ as: 'idva' });
    const later = await someoneSupported(context, { nextStep: 'Ring about the school.', dueOn: today(6) });
    const now = await someoneSupported(context, { nextStep: 'Ring about the order.', dueOn: today() });
    const danger = await someoneWaiting(context, { judgedHigh: true });
    await atToday(page, later);
    const rows = await page.locator('[app-today-row]').allInnerTexts();
    const places = [danger, now, later].map(({ person }) => rows.findIndex((row) => row.includes(person.reference)));
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
    assert.match(rows[places[0]], /Safety contact/);
    await close();
  });

  it('does the act of a line with one click: the call that is due is logged there', async () => {
    const { page, context, close } = await open({ as: 'idva' });
    const danger = await someoneWaiting(context, { judgedHigh: true });
    await atToday(page, danger);
    await rowButton(page, danger, 'en', 'code.today-act.log-contact').click();
    const dialog = await dialogOf(page);
    await dialog.getByText(/Safe times: Tuesday to Thursday, 10 to 2/).waitFor();
    await dialog.getByRole('radio', { name: say('en', 'code.outcome.spoke'), exact: true }).check();
    await dialog.getByRole('button', { name: say('en', 'attempt.save') }).click();
    await dialog.waitFor({ state: 'detached' });
    await rowOf(page, danger).waitFor({ state: 'detached' });
    await page.goto('/waiting');
    await lineOf(page, danger).getByText(/Last: Spoke with/).waitFor();
    await close();
  });

  it('never lets somebody not assessed look like low: above what is planned for later, with her assessment one click away', async () => {
    const { page, context, close } = await open({ as: 'key' });
    const unknown = await someoneSupported(context, { nextStep: 'Ring about the school.', dueOn: today(9) });
    const low = await someoneSupported(context, { nextStep: 'Ring about the order.', dueOn: today(3) });
    await assessedWithPlan(context, low, { level: 'standard', reviewOn: today(30) });
    await atToday(page, unknown);
    const rows = await page.locator('[app-today-row]').allInnerTexts();
    const [above, below] = [unknown, low].map(({ person }) => rows.findIndex((row) => row.includes(person.reference)));
    assert.ok(above < below, `${above} < ${below}`);
    await rowButton(page, unknown, 'en', 'code.today-act.assess-risk').click();
    await page.getByRole('button', { name: say('en', 'assessments.start') }).waitFor();
    await close();
  });

  it('is worked by keys alone: down the list, the next step set, and the focus back where it was', async () => {
    const { page, context, close } = await open({ as: 'key' });
    const ofCase = await someoneSupported(context);
    await atToday(page, ofCase);
    const keys = await byKeysAlone(page);
    const row = rowOf(page, ofCase);
    const place = (await page.locator('[app-today-row]').allInnerTexts()).findIndex((text) => text.includes(ofCase.person.reference));
    await keys.press('j', place + 1);
    await row.and(page.locator('.chosen')).waitFor();
    await keys.press('e');
    const dialog = await dialogOf(page);
    await dialog.getByRole('textbox').first().waitFor();
    await page.waitForFunction(() => document.activeElement?.matches('mat-dialog-container input, mat-dialog-container textarea'));
    await keys.type('Ask about the locks.');
    await keys.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('app-today-preview').getByText('Ask about the locks.').waitFor();
    await page.waitForFunction((reference) => document.activeElement?.closest('[app-today-row]')?.textContent.includes(reference), ofCase.person.reference);
    await close();
  });
});

describe('Today left open', () => {
  const comesBack = (page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const changedElsewhere = async (context, { id }, words) => {
    const { version } = await (await context.request.get(`/api/cases/${id}`)).json();
    await act(context, `/api/cases/${id}/next-step`, { version, data: { nextStep: words, dueOn: today(3) } });
  };

  it('reads itself again when its tab comes back, and keeps the place, the person in view and the focus', async () => {
    const { page, context, close } = await open({ as: 'key' });
    const ofCase = await someoneSupported(context, { nextStep: 'Before.', dueOn: today(9) });
    await chosen(page, ofCase);
    await rowOf(page, ofCase).locator('[data-opener]').focus();
    await changedElsewhere(context, ofCase, 'Changed in another window.');
    await comesBack(page);
    await page.locator('app-today-preview').getByText('Changed in another window.').waitFor();
    await page.getByText(/as at \d\d:\d\d/).waitFor();
    await page.waitForFunction((reference) => document.activeElement?.closest('[app-today-row]')?.textContent.includes(reference), ofCase.person.reference);
    await close();
  });

  it('asks for nothing while a note is being written', async () => {
    const { page, context, close } = await open({ as: 'key' });
    const ofCase = await someoneSupported(context);
    const preview = await chosen(page, ofCase);
    await preview.getByRole('textbox').first().fill('She rang about the');
    const asked = [];
    page.on('request', (request) => request.url().endsWith('/api/today') && asked.push(request.url()));
    await comesBack(page);
    await preview.getByRole('textbox').first().fill('She rang about the locks.');
    await preview.getByRole('button', { name: say('en', 'note.save') }).click();
    await page.getByText(say('en', 'note.saved')).waitFor();
    assert.deepEqual(asked, []);
    await close();
  });
});

describe('a review', () => {
  it('is completed on Today, with the next one planned, and a second click does nothing twice', async () => {
    const { page, context, close } = await open({ as: 'key' });
    const ofCase = await someoneSupported(context, { nextStep: 'Ring about the order.', dueOn: today(9) });
    await assessedWithPlan(context, ofCase, { level: 'medium', reviewOn: today(1) });
    await atToday(page, ofCase);
    await rowButton(page, ofCase, 'en', 'code.today-act.complete-review').click();
    const dialog = await dialogOf(page);
    const complete = dialog.getByRole('button', { name: say('en', 'review-done.act') });
    await complete.click();
    await dialog.getByText(say('en', 'field.required')).first().waitFor();
    await dialog.getByLabel(say('en', 'review-done.words')).fill('The plan holds; she knows the way to her neighbour.');
    const sent = [];
    page.on('request', (request) => request.url().endsWith('/complete') && sent.push(request.url()));
    await complete.dblclick();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(say('en', 'review-done.notice')).waitFor();
    assert.equal(sent.length, 1);
    await rowOf(page, ofCase).getByText('Ring about the order.').waitFor();
    const { reviews } = await (await context.request.get(`/api/people/${ofCase.person.id}/reviews`)).json();
    const states = reviews.filter(({ subject }) => subject === 'safety-plan').map(({ state }) => state).sort();
    assert.deepEqual(states, ['done', 'planned']);
    await close();
  });
});

describe('a case', () => {
  const closing = async (page, ofCase) => {
    await page.goto(`/cases/${ofCase.id}`);
    await page.getByRole('button', { name: say('en', 'case.close') }).click();
    return dialogOf(page);
  };
  const answer = async (dialog, reason) => {
    await dialog.getByLabel(say('en', 'close.reason')).selectOption(reason);
    await dialog.getByRole('radio', { name: say('en', 'code.risk.standard') }).check();
    await dialog.getByLabel(say('en', 'close.riskWords')).fill('Gone through together; nothing new since spring.');
    await dialog.getByRole('radio', { name: say('en', 'code.awareness.yes'), exact: true }).check();
  };

  it('is closed with a reason and a look at the risk, and leaves Today', async () => {
    const { page, context, close } = await open({ as: 'key' });
    const ofCase = await someoneSupported(context, { nextStep: 'Ring about the school.', dueOn: today(6) });
    await assessedWithPlan(context, ofCase, { level: 'standard', reviewOn: today(30) });
    const dialog = await closing(page, ofCase);
    const save = dialog.getByRole('button', { name: say('en', 'case.close') });
    await save.click();
    await dialog.getByText(say('en', 'field.required')).first().waitFor();
    await answer(dialog, 'goals-met');
    await save.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(say('en', 'code.closure.goals-met')).first().waitFor();
    // The page of a closed case names nobody and nothing as if it still went on.
    const shown = await page.locator('main').innerText();
    for (const live of [say('en', 'case.next'), 'Ring about the school.', `Held by ${(await workerOf(context)).displayName}`]) {
      assert.ok(!shown.includes(live), live);
    }
    await page.goto(`/people/${ofCase.person.id}`);
    await page.getByText(say('en', 'record.nobody-holds')).waitFor();
    await page.getByText(new RegExp(say('en', 'code.closure.goals-met'))).first().waitFor();
    await page.goto('/today');
    await page.locator('[app-today-row], wm-empty-state').first().waitFor();
    assert.equal(await rowOf(page, ofCase).count(), 0);
    await close();
  });

  it('at high risk is not ended by its worker alone, which she reads before she writes, and is by a manager', async () => {
    const { page, context, close } = await open({ as: 'key' });
    const ofCase = await someoneSupported(context);
    await assessedWithPlan(context, ofCase, { level: 'high', reviewOn: today(1) });
    const dialog = await closing(page, ofCase);
    await dialog.getByText(say('en', 'second-look.manager')).waitFor();
    await answer(dialog, 'goals-met');
    await dialog.getByRole('button', { name: say('en', 'case.close') }).click();
    await dialog.getByText(say('en', 'problem.manager-decision-needed')).waitFor();
    await close();
    const manager = await open({ as: 'manager' });
    const asked = await closing(manager.page, ofCase);
    await answer(asked, 'goals-met');
    await asked.getByRole('button', { name: say('en', 'case.close') }).click();
    await asked.waitFor({ state: 'detached' });
    await manager.page.getByText(new RegExp(`^Closed .*${(await workerOf(manager.context)).displayName}`)).waitFor();
    await manager.close();
  });

  it('waits for the assessment that was begun, and leads to it', async () => {
    const { page, context, close } = await open({ as: 'key' });
    const ofCase = await someoneSupported(context);
    await act(context, '/api/risk-assessments', { data: { referralId: ofCase.referralId, instrumentCode: 'safelives-dash-24' } });
    const dialog = await closing(page, ofCase);
    await dialog.getByText(say('en', 'problem.assessment-unfinished')).waitFor();
    await dialog.getByRole('link', { name: say('en', 'close.to-assessment') }).click();
    await page.locator('#dash-1').waitFor();
    await close();
  });

  it('that closes while answers are on their way takes none, and none that was written is lost from the screen', async () => {
    const opened = await open({ as: 'key' });
    const { page, context } = opened;
    const ofCase = await someoneSupported(context);
    const draft = await act(context, '/api/risk-assessments', { data: { referralId: ofCase.referralId, instrumentCode: 'safelives-dash-24' } });
    await page.goto(`/people/${ofCase.person.id}/assess/${draft.id}`);
    await page.locator('#dash-1').waitFor();
    const { version } = await (await context.request.get(`/api/cases/${ofCase.id}`)).json();
    const died = { reason: 'died', words: 'Told by the police.', riskCheck: null, referrerTold: false, personAware: 'no', wayBack: null };
    await act(context, `/api/cases/${ofCase.id}/close`, { version, data: died });
    await page.locator('#call-notes').fill('She had said he would come on Friday.');
    await page.getByText(say('en', 'call.case-closed')).waitFor();
    await page.getByText(/^1 entry came too late/).waitFor();
    assert.equal(await page.locator('#call-notes').inputValue(), 'She had said he would come on Friday.');
    assert.equal(await page.getByRole('button', { name: say('en', 'call.finish') }).count(), 0);
    await opened.close();
  });

  it('is not lost as "unable to contact" by one who has not tried enough, and keeps her words', async () => {
    const { page, context, close } = await open({ as: 'key' });
    const ofCase = await someoneSupported(context);
    const dialog = await closing(page, ofCase);
    await answer(dialog, 'unable-to-contact');
    await dialog.getByRole('checkbox', { name: say('en', 'close.referrerTold') }).check();
    await dialog.getByRole('button', { name: say('en', 'case.close') }).click();
    await dialog.getByText(say('en', 'problem.attempts-insufficient')).waitFor();
    assert.match(await dialog.getByLabel(say('en', 'close.riskWords')).inputValue(), /nothing new since spring/);
    await close();
  });
});
