import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { NARROW, open, WIDE } from '../support/browser.mjs';
import { today } from '../support/cases.mjs';
import { looks, sound } from '../support/checks.mjs';
import { byKeysAlone } from '../support/keys.mjs';
import { aReferral, word } from '../support/referral.mjs';
import { lineOf, someoneWaiting } from '../support/waiting.mjs';
import { say } from '../support/words.mjs';

const dialogOf = async (page) => {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
};

const press = async (page, waiting, language, act) => {
  await page.goto('/waiting');
  await lineOf(page, waiting).getByRole('button', { name: say(language, act) }).click();
  const dialog = await dialogOf(page);
  await dialog.locator('input, select').first().waitFor();
};

/** The list and its dialogs, by what leads there. */
const STATES = {
  'the list, full': async ({ page, waiting }) => {
    await page.goto('/waiting');
    await lineOf(page, waiting).waitFor();
  },
  'logging contact': ({ page, waiting, language }) => press(page, waiting, language, 'waiting.act-log'),
  allocating: ({ page, waiting, language }) => press(page, waiting, language, 'waiting.act-allocate'),
  'allocating several': async ({ page, waiting, language }) => {
    await page.goto('/waiting');
    await lineOf(page, waiting).getByRole('checkbox').check();
    await page.getByRole('button', { name: say(language, 'allocate-many.open') }).click();
    const dialog = await dialogOf(page);
    await dialog.locator('select').first().waitFor();
  },
  'the other acts': async ({ page, waiting, language }) => {
    await page.goto('/waiting');
    await lineOf(page, waiting).getByRole('button', { name: say(language, 'waiting.more') }).click();
    await page.getByRole('menu').waitFor();
  },
  leaving: async ({ page, waiting, language }) => {
    await page.goto('/waiting');
    await lineOf(page, waiting).getByRole('button', { name: say(language, 'waiting.more') }).click();
    await page.getByRole('menuitem', { name: say(language, 'waiting.act-leave') }).click();
    await dialogOf(page);
  },
  'the list, failing': async ({ page }) => {
    await page.route('**/api/waiting-list*', (route) => route.fulfill({ status: 503, body: '' }));
    await page.goto('/waiting');
    await page.getByRole('alert').waitFor();
    await page.unroute('**/api/waiting-list*');
  },
  'the list, nobody': async ({ page, language }) => {
    await page.route('**/api/waiting-list*', async (route) => {
      const answer = await route.fetch();
      const list = await answer.json();
      await route.fulfill({ json: { ...list, rows: [] } });
    });
    await page.goto('/waiting');
    await page.getByRole('heading', { name: say(language, 'waiting.nobody') }).waitFor();
    await page.unroute('**/api/waiting-list*');
  },
};

for (const { size, theme, language } of looks([WIDE, NARROW])) {
  describe(`waiting at ${size.width} px, ${theme}, ${language}`, () => {
    let opened;
    let waiting;

    before(async () => {
      opened = await open({ as: 'lead', size, theme, language });
      waiting = await someoneWaiting(opened.context);
    });
    after(() => opened.close());

    for (const [name, arrive] of Object.entries(STATES)) {
      it(`${name}: accessible, fitting, discreet and without a console error`, async () => {
        const tab = await opened.another();
        await arrive({ page: tab.page, language, waiting });
        await sound(tab, language, { names: [waiting.person.familyName, 'library'], expected: name.endsWith('failing') ? '503' : '' });
        await tab.page.close();
      });
    }
  });
}

describe('a referral at triage', () => {
  it('is accepted on its page, joins the list and tells the referrer’s record', async () => {
    const { page, context, close } = await open({ as: 'duty' });
    const referral = await aReferral(context, { familyName: `Derbyn${word()}` });
    await page.goto(`/referrals/${referral.id}`);
    await page.getByRole('button', { name: say('en', 'triage.accept') }).click();
    const dialog = await dialogOf(page);
    await dialog.getByLabel(say('en', 'triage.service')).selectOption({ index: 1 });
    await dialog.getByRole('button', { name: say('en', 'triage.accept') }).click();
    await page.getByText("Referrer’s record told: Accepted").waitFor();
    await page.getByRole('link', { name: say('en', 'triage.to-list') }).click();
    await lineOf(page, referral).waitFor();
    await close();
  });

  it('judged high is no queue: it stands above the list with its holder', async () => {
    const { page, context, close } = await open({ as: 'duty' });
    const waiting = await someoneWaiting(context, { judgedHigh: true });
    await page.goto('/waiting');
    const band = page.getByRole('region', { name: /safety contact/ });
    await band.getByText(waiting.person.reference).first().waitFor();
    assert.match(await lineOf(page, waiting).innerText(), /You hold this risk/);
    await close();
    const colleague = await open({ as: 'idva' });
    await colleague.page.goto(`/people/${waiting.person.id}/assess`);
    const held = colleague.page.getByText(/^Held to be high: Professional judgement/);
    await held.waitFor();
    await colleague.page.locator('app-owed-contact').getByText(/holds the safety contact/).waitFor();
    await colleague.page.goto(`/people/${waiting.person.id}`);
    const owed = colleague.page.locator('app-owed-contact');
    await owed.getByRole('button', { name: say('en', 'waiting.act-hold') }).click();
    const dialog = await dialogOf(colleague.page);
    await dialog.getByText(/holds this risk now/).waitFor();
    await dialog.getByRole('button', { name: say('en', 'waiting.act-hold') }).click();
    await owed.getByText(/You hold the safety contact/).waitFor();
    await colleague.close();
  });
});

describe('several people', () => {
  it('are allocated at once by keys, each with an outcome of their own, and one refused undoes nothing for the rest', async () => {
    const { page, context, close } = await open({ as: 'lead' });
    const chosen = [await someoneWaiting(context), await someoneWaiting(context)];
    await page.goto('/waiting');
    const keys = await byKeysAlone(page);
    for (const one of chosen) {
      await lineOf(page, one).getByRole('link').first().focus();
      await keys.press('x');
    }
    await page.getByText(say('en', 'allocate-many.picked').replace(/.*other \{# (.*?)\}.*/, '2 $1')).waitFor();
    // Somebody else is quicker with the second.
    const list = await (await context.request.get('/api/waiting-list')).json();
    const { id, version } = list.rows.find(({ person }) => person.reference === chosen[1].person.reference);
    const held = await context.request.post(`/api/waiting-list/${id}/pause`, {
      headers: { 'If-Match': `"v${version}"` },
      data: { reason: 'awaiting-information', note: 'Away until Monday.' },
    });
    assert.ok(held.ok(), await held.text());
    await page.getByRole('button', { name: say('en', 'allocate-many.open') }).focus();
    await keys.press('Enter');
    const dialog = await dialogOf(page);
    for (const one of chosen) {
      const worker = dialog.getByLabel(new RegExp(one.person.reference));
      await worker.waitFor();
      if ((await worker.inputValue()) === '') await worker.selectOption({ index: 1 });
    }
    const why = dialog.getByLabel(say('en', 'allocate.reason'));
    if (await why.isVisible()) await why.fill('Agreed with the team this morning.');
    await dialog.getByText(say('en', 'allocate-many.loads')).waitFor();
    await dialog.getByRole('button', { name: say('en', 'allocate.save') }).focus();
    await keys.press('Enter');
    const outcome = (one) => dialog.getByRole('listitem').filter({ hasText: one.person.reference });
    await outcome(chosen[0]).getByText(/^Allocated to /).waitFor();
    await outcome(chosen[1]).getByText(say('en', 'allocate-many.refused')).waitFor();
    await keys.press('Enter');
    await lineOf(page, chosen[0]).getByText(/^Allocated to /).waitFor();
    assert.ok(await lineOf(page, chosen[1]).getByRole('checkbox').isChecked());
    await close();
  });

  it('at visible high risk are never among them', async () => {
    const { page, context, close } = await open({ as: 'lead' });
    const waiting = await someoneWaiting(context, { judgedHigh: true });
    await page.goto('/waiting');
    await lineOf(page, waiting).waitFor();
    assert.equal(await lineOf(page, waiting).getByRole('checkbox').count(), 0);
    await close();
  });
});

describe('an unsuccessful call', () => {
  it('is logged with four keys at the most (J5)', async () => {
    const { page, context, close } = await open({ as: 'duty' });
    const waiting = await someoneWaiting(context);
    await page.goto('/waiting');
    await lineOf(page, waiting).getByRole('link').first().focus();
    const keys = await byKeysAlone(page);
    await keys.press('l');
    const dialog = await dialogOf(page);
    await dialog.getByRole('radio', { name: say('en', 'code.outcome.no-answer') }).waitFor();
    await page.waitForFunction(() => document.activeElement?.matches('mat-dialog-container input[type=radio]'));
    await keys.press('Space');
    await keys.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await lineOf(page, waiting).getByText(/Last: No answer/).waitFor();
    assert.ok(keys.pressed() <= 4, `${keys.pressed()} keys`);
    await close();
  });

  it('shows what is safe before anything else, and offers by an unsafe way only what has already happened', async () => {
    const { page, context, close } = await open({ as: 'duty' });
    const waiting = await someoneWaiting(context);
    await press(page, waiting, 'en', 'waiting.act-log');
    const dialog = await dialogOf(page);
    await dialog.getByText(/Safe times: Tuesday to Thursday, 10 to 2 \(now it is \w+day, /).waitFor();
    await dialog.getByText(say('en', 'code.caution.use-code-word')).waitFor();
    // The word and the number are asked for where they are needed, and that is recorded like every reveal.
    await dialog.getByRole('button', { name: say('en', 'contact.show') }).click();
    await dialog.getByText(/^Code word: /).waitFor();
    await dialog.getByText(/^0\d{4} 900/).waitFor();
    await dialog.getByRole('radio', { name: /Text message.*not safe now/ }).check();
    const outcomes = dialog.getByRole('group', { name: say('en', 'attempt.outcome') });
    const sent = outcomes.getByRole('radio', { name: say('en', 'code.outcome.message-sent') });
    await outcomes.getByRole('radio').nth(1).waitFor({ state: 'detached' });
    assert.equal(await sent.count(), 0);
    await dialog.getByLabel(say('en', 'attempt.has-happened')).check();
    await sent.check();
    await dialog.getByRole('button', { name: say('en', 'attempt.save') }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.goto(`/people/${waiting.person.id}`);
    await page.getByText(say('en', 'code.action.contact.not-safe')).waitFor();
    await page.getByText('Contact details shown: the number or address itself, code word').waitFor();
    await close();
  });
});

describe('contact of an earlier day', () => {
  const logging = async ({ page, context }) => {
    const waiting = await someoneWaiting(context, { receivedOn: today(-3) });
    await press(page, waiting, 'en', 'waiting.act-log');
    const dialog = await dialogOf(page);
    await dialog.getByRole('radio', { name: say('en', 'attempt.when-earlier') }).check();
    await dialog.getByRole('radio', { name: say('en', 'code.outcome.no-answer') }).check();
    const day = dialog.getByLabel(say('en', 'attempt.made-on'));
    const save = () => dialog.getByRole('button', { name: say('en', 'attempt.save') }).click();
    return { waiting, dialog, day, save };
  };
  const typed = (ahead) => today(ahead).split('-').reverse().join(' ');

  it('is logged with its day and hour, and stops the clock as of then', async () => {
    const opened = await open({ as: 'duty' });
    const { waiting, dialog, day, save } = await logging(opened);
    await day.fill(typed(-1));
    await dialog.getByLabel(say('en', 'attempt.made-time')).fill('16:20');
    await save();
    await dialog.waitFor({ state: 'detached' });
    const { rows } = await (await opened.context.request.get('/api/waiting-list')).json();
    const { lastAttempt, clocks } = rows.find(({ referralId }) => referralId === waiting.id);
    const hour = new Date(lastAttempt.at).toLocaleString('sv-SE', { timeZone: 'Europe/London' }).slice(0, 16);
    assert.equal(hour, `${today(-1)} 16:20`);
    assert.equal(clocks.find(({ kind }) => kind === 'first-attempt').stoppedAt, lastAttempt.at);
    await opened.close();
  });

  it('has a day that has come and is not before the referral, said at its field with the focus there', async () => {
    const opened = await open({ as: 'duty' });
    const { dialog, day, save } = await logging(opened);
    await save();
    await dialog.getByText(say('en', 'field.required')).waitFor();
    assert.equal(await day.evaluate((element) => element === document.activeElement), true);
    await day.fill(typed(2));
    await dialog.getByText(say('en', 'field.date-in-future')).waitFor();
    await day.fill(typed(-4));
    await dialog.getByText(/cannot have been made before that/).waitFor();
    await save();
    assert.equal(await day.getAttribute('aria-invalid'), 'true');
    await opened.close();
  });

  it('loses nothing of a note that is too long, and says by how much it is', async () => {
    const opened = await open({ as: 'duty' });
    const { dialog, day, save } = await logging(opened);
    await day.fill(typed(-1));
    const note = dialog.getByLabel(say('en', 'attempt.note'));
    await note.fill('x'.repeat(1_040));
    await save();
    assert.equal(await note.getAttribute('aria-invalid'), 'true');
    assert.equal((await note.inputValue()).length, 1_040);
    await opened.close();
  });
});

describe('allocating', () => {
  it('takes three clicks, shows the load before and after, and leaves the person on the list (J7)', async () => {
    const { page, context, close } = await open({ as: 'lead' });
    const waiting = await someoneWaiting(context);
    await page.goto('/waiting');
    await lineOf(page, waiting).getByRole('button', { name: say('en', 'waiting.act-allocate') }).click();
    const dialog = await dialogOf(page);
    await dialog.getByRole('radio').first().waitFor();
    assert.match(await dialog.innerText(), /Welsh, English · load [\d.]+ now, [\d.]+ with this person, of \d+ agreed · fits this person by language · has room/);
    await dialog.getByRole('button', { name: say('en', 'allocate.save') }).click();
    await lineOf(page, waiting).getByText(/^Allocated to/).waitFor();
    await close();
  });

  it('tells the slower of two leads who was quicker, and keeps her choice open', async () => {
    const slower = await open({ as: 'lead' });
    const quicker = await open({ as: 'manager' });
    const waiting = await someoneWaiting(slower.context);
    for (const { page } of [slower, quicker]) {
      await page.goto('/waiting');
      await lineOf(page, waiting).getByRole('button', { name: say('en', 'waiting.act-allocate') }).click();
      await page.getByRole('dialog').getByRole('radio').first().waitFor();
    }
    // Hers is not the one that the list puts first.
    const own = slower.page.getByRole('dialog').getByRole('radio').last();
    await own.check();
    const save = (page) => page.getByRole('dialog').getByRole('button', { name: say('en', 'allocate.save') }).click();
    await save(quicker.page);
    await quicker.page.getByRole('dialog').waitFor({ state: 'detached' });
    await save(slower.page);
    await slower.page.getByText(/allocated this person to/).waitFor();
    assert.ok(await own.isChecked());
    await save(slower.page);
    await slower.page.getByRole('dialog').waitFor({ state: 'detached' });
    await slower.close();
    await quicker.close();
  });
});

describe('a pause', () => {
  it('has its reason in sight on the line, and ends when the clocks are run again', async () => {
    const { page, context, close } = await open({ as: 'duty' });
    const waiting = await someoneWaiting(context);
    const choose = async (act) => {
      await lineOf(page, waiting).getByRole('button', { name: say('en', 'waiting.more') }).click();
      await page.getByRole('menuitem', { name: say('en', act) }).click();
      return dialogOf(page);
    };
    await page.goto('/waiting');
    const pausing = await choose('waiting.act-pause');
    const pause = pausing.getByRole('button', { name: say('en', 'waiting.act-pause') });
    await pause.click();
    await pausing.getByText(say('en', 'field.required')).waitFor();
    await pausing.getByRole('radio', { name: say('en', 'code.pause.person-asked-later') }).check();
    await pause.click();
    await pausing.waitFor({ state: 'detached' });
    await lineOf(page, waiting).getByText(/Paused: The person asked for a later date, since/).waitFor();
    const resuming = await choose('waiting.act-resume');
    await resuming.getByRole('button', { name: say('en', 'waiting.act-resume') }).click();
    await resuming.waitFor({ state: 'detached' });
    await lineOf(page, waiting).getByText(/^Paused:/).waitFor({ state: 'detached' });
    await close();
  });
});

describe('leaving the list', () => {
  it('asks a reason and shows in the books of the week', async () => {
    const { page, context, close } = await open({ as: 'lead' });
    const waiting = await someoneWaiting(context);
    await page.goto('/waiting');
    await lineOf(page, waiting).getByRole('button', { name: say('en', 'waiting.more') }).click();
    await page.getByRole('menuitem', { name: say('en', 'waiting.act-leave') }).click();
    const dialog = await dialogOf(page);
    const leave = dialog.getByRole('button', { name: say('en', 'leave.save') });
    await leave.click();
    await dialog.getByText(say('en', 'field.required')).waitFor();
    await dialog.getByLabel(say('en', 'leave.reason')).selectOption('moved-away');
    await leave.click();
    await lineOf(page, waiting).waitFor({ state: 'detached' });
    await page.getByText(/Moved away: \d/).waitFor();
    await page.goto(`/people/${waiting.person.id}`);
    await page.getByText(say('en', 'code.action.waiting-list.left')).first().waitFor();
    await close();
  });

  it('asks what was done for the safety of somebody in visible danger, and keeps the words where a manager decides', async () => {
    const { page, context, close } = await open({ as: 'duty' });
    const waiting = await someoneWaiting(context, { judgedHigh: true });
    await page.goto('/waiting');
    await lineOf(page, waiting).getByRole('button', { name: say('en', 'waiting.more') }).click();
    await page.getByRole('menuitem', { name: say('en', 'waiting.act-leave') }).click();
    const dialog = await dialogOf(page);
    await dialog.getByLabel(say('en', 'leave.reason')).selectOption('needs-changed');
    await dialog.getByText(say('en', 'second-look.manager')).waitFor();
    const leave = dialog.getByRole('button', { name: say('en', 'leave.save') });
    await leave.click();
    await dialog.getByText(say('en', 'field.required')).waitFor();
    await dialog.getByLabel(say('en', 'leave.safety-note')).fill('Says she is well.');
    await leave.click();
    await dialog.getByText(say('en', 'problem.manager-decision-needed')).waitFor();
    assert.equal(await dialog.getByLabel(say('en', 'leave.safety-note')).inputValue(), 'Says she is well.');
    await close();
  });
});

describe('the list on paper', () => {
  it('shows who printed it and when, and no button', async () => {
    const { page, context, close } = await open({ as: 'lead' });
    const waiting = await someoneWaiting(context);
    await page.goto('/waiting');
    await lineOf(page, waiting).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByText(/Printed by Siân Example/).waitFor();
    assert.equal(await page.getByRole('main').getByRole('button').count(), 0);
    await close();
  });
});
