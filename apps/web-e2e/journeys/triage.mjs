import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { NARROW, open, WIDE } from '../support/browser.mjs';
import { looks, sound } from '../support/checks.mjs';
import { byKeysAlone } from '../support/keys.mjs';
import { aReferral, word } from '../support/referral.mjs';
import { lineOf } from '../support/waiting.mjs';
import { say } from '../support/words.mjs';

const dialogOf = async (page) => {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
};

const newcomer = ({ context }) => aReferral(context, { familyName: `Brysbennu${word()}` });

const deciding = async (page, referral, language, act) => {
  await page.goto(`/referrals/${referral.id}`);
  await page.getByRole('button', { name: say(language, `triage.${act}`) }).first().click();
  return dialogOf(page);
};

const STATES = {
  'the list of referrals': async ({ page }) => {
    await page.goto('/referrals');
    await page.getByText('Jade Fletcher').waitFor();
  },
  'accepting': ({ page, referral, language }) => deciding(page, referral, language, 'accept'),
  'declining': ({ page, referral, language }) => deciding(page, referral, language, 'decline'),
  'returning': ({ page, referral, language }) => deciding(page, referral, language, 'return'),
};

for (const { size, theme, language } of looks([WIDE, NARROW])) {
  describe(`triage at ${size.width} px, ${theme}, ${language}`, () => {
    let opened;
    let referral;

    before(async () => {
      opened = await open({ as: 'duty', size, theme, language });
      referral = await newcomer(opened);
    });
    after(() => opened.close());

    for (const [name, arrive] of Object.entries(STATES)) {
      it(`${name}: accessible, fitting, discreet and without a console error`, async () => {
        const tab = await opened.another();
        await arrive({ page: tab.page, referral, language });
        await sound(tab, language, { names: [referral.person.familyName] });
        await tab.page.close();
      });
    }
  });
}

describe('what arrives with a high finding of another agency', () => {
  it('stands above newer referrals with its reason until somebody has decided, and is not assessed all the same', async () => {
    const opened = await open({ as: 'duty' });
    const newer = await newcomer(opened);
    await opened.page.goto('/referrals');
    const rows = opened.page.locator('tbody tr');
    await rows.filter({ hasText: newer.reference }).waitFor();
    const texts = await rows.allInnerTexts();
    const [signalled, newest] = ['Jade Fletcher', newer.reference].map((words) => texts.findIndex((text) => text.includes(words)));
    assert.ok(signalled >= 0 && signalled < newest, `${signalled} above ${newest}`);
    assert.match(texts[signalled], /NOT ASSESSED[^]*Contact first: High on DARA/i);
    assert.doesNotMatch(texts[newest], /Contact first/);
    await opened.close();
  });
});

describe('visible high risk before triage', () => {
  const heardHigh = ({ context }) => aReferral(context, { familyName: `Perygl${word()}`, judgedHigh: true });
  /** Where there are many, the first ones are shown and the rest are one press away. */
  const unfolded = async (page) => {
    await page.waitForLoadState('networkidle');
    const rest = page.getByRole('button', { name: /^Show \d+ more/ });
    if ((await rest.count()) > 0) await rest.first().click();
  };
  const undecided = (page, { person }) => page.locator('[data-referral]').filter({ hasText: person.reference });

  it('shows on the form who will hold the contact, and asks for no further answer', async () => {
    const opened = await open({ as: 'duty' });
    const { page } = opened;
    await page.goto('/referrals/new');
    const high = page.getByRole('checkbox', { name: say('en', 'intake.judgedHigh') });
    await high.waitFor();
    const needed = await page.getByText(say('en', 'answer.needed')).count();
    await high.check();
    await page.getByText('You (Delyth Example) hold the safety contact').waitFor();
    assert.equal(await page.getByText(say('en', 'answer.needed')).count(), needed);
    assert.ok(needed <= 8, `${needed} needed answers`);
    await opened.close();
  });

  it('stands first on the Today of whoever logged it and above the waiting list, until she has been spoken to', async () => {
    const opened = await open({ as: 'duty' });
    const { page } = opened;
    const referral = await heardHigh(opened);
    await page.goto('/today');
    const row = page.locator('li[app-today-row]').filter({ hasText: referral.person.reference });
    await unfolded(page);
    await row.getByText(say('en', 'code.today-kind.safety-contact')).waitFor();
    await page.goto('/waiting');
    const line = undecided(page, referral);
    await unfolded(page);
    await line.getByText(/You hold this risk/).waitFor();
    await line.getByText(/First attempt/).waitFor();
    assert.equal(await lineOf(page, referral).count(), 0);
    await line.getByRole('button', { name: say('en', 'waiting.act-log') }).click();
    const dialog = await dialogOf(page);
    await dialog.getByRole('radio', { name: say('en', 'code.outcome.spoke'), exact: true }).check();
    await dialog.getByRole('button', { name: say('en', 'attempt.save') }).click();
    await dialog.waitFor({ state: 'detached' });
    await line.getByText(/Spoken to/).waitFor();
    await page.goto('/today');
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await row.count(), 0);
    await opened.close();
  });

  it('is held by whoever logged it until another takes it, and goes on with acceptance as the same one', async () => {
    const duty = await open({ as: 'duty' });
    const referral = await heardHigh(duty);
    const idva = await open({ as: 'idva' });
    await idva.page.goto(`/referrals/${referral.id}`);
    await idva.page.getByText(/Delyth Example holds the safety contact/).waitFor();
    await idva.page.getByRole('button', { name: say('en', 'safety-contact.take') }).click();
    const dialog = await dialogOf(idva.page);
    await dialog.getByRole('button', { name: say('en', 'safety-contact.take') }).click();
    await dialog.waitFor({ state: 'detached' });
    await idva.page.getByText(/You hold the safety contact/).waitFor();
    const accepting = await deciding(duty.page, referral, 'en', 'accept');
    const holder = accepting.getByLabel(say('en', 'triage.holder'));
    await holder.getByRole('option', { name: 'Carys Example' }).waitFor({ state: 'attached' });
    assert.match(await holder.evaluate((box) => box.selectedOptions[0].text), /^Carys Example ·/);
    // What is known holds without a tick that could be overlooked.
    await accepting.getByText(say('en', 'triage.high-stands-text')).waitFor();
    assert.equal(await accepting.getByRole('checkbox', { name: say('en', 'triage.judged-high') }).count(), 0);
    await accepting.getByLabel(say('en', 'triage.service')).selectOption({ label: 'IDVA service' });
    await accepting.getByRole('button', { name: say('en', 'triage.accept') }).click();
    await accepting.waitFor({ state: 'detached' });
    // Accepted is not spoken to: it stays in sight, with its holder and the call one press away, until she has been.
    for (const path of [`/referrals/${referral.id}`, `/people/${referral.person.id}`]) {
      await duty.page.goto(path);
      await duty.page.getByText(/Carys Example holds the safety contact/).waitFor();
      await duty.page.getByRole('button', { name: say('en', 'waiting.act-log') }).waitFor();
    }
    await idva.page.goto('/today');
    const row = idva.page.locator('li[app-today-row]').filter({ hasText: referral.person.reference });
    await row.getByText(say('en', 'code.today-kind.safety-contact')).waitFor();
    assert.equal(await row.count(), 1);
    await idva.close();
    await duty.close();
  });

  it('is declined by a lead or manager who does not hold it, as the holder reads first, with what was done for her safety', async () => {
    const lead = await open({ as: 'lead' });
    const referral = await heardHigh(lead);
    const refused = await deciding(lead.page, referral, 'en', 'decline');
    await refused.getByText(say('en', 'second-look.another')).waitFor();
    await lead.close();
    const opened = await open({ as: 'manager' });
    const dialog = await deciding(opened.page, referral, 'en', 'decline');
    await dialog.getByLabel(say('en', 'triage.reason')).selectOption('out-of-scope');
    const decline = dialog.getByRole('button', { name: say('en', 'triage.decline') });
    await decline.click();
    const words = dialog.getByLabel(say('en', 'triage.safety-note'));
    await words.and(opened.page.locator('[aria-invalid=true]')).waitFor();
    await words.fill('The refuge of the next county has her tonight.');
    await decline.click();
    await dialog.waitFor({ state: 'detached' });
    await opened.page.getByText('Referrer’s record told: Declined').waitFor();
    await opened.close();
  });
});

describe('a decision of triage', () => {
  it('to accept names the worker who decides as the holder where she names nobody else, and is made by keys alone', async () => {
    const opened = await open({ as: 'duty' });
    const { page, context, close } = opened;
    const referral = await newcomer(opened);
    await page.goto(`/referrals/${referral.id}`);
    await page.getByRole('button', { name: say('en', 'triage.accept') }).focus();
    const keys = await byKeysAlone(page);
    await keys.press('Enter');
    const dialog = await dialogOf(page);
    const holder = dialog.getByLabel(say('en', 'triage.holder'));
    await holder.getByRole('option', { name: 'Delyth Example' }).waitFor({ state: 'attached' });
    assert.match(await holder.evaluate((box) => box.selectedOptions[0].text), /^Delyth Example/);
    await dialog.getByLabel(say('en', 'triage.service')).focus();
    await keys.press('ArrowDown');
    await dialog.getByRole('checkbox', { name: say('en', 'triage.judged-high') }).focus();
    await keys.press('Space');
    await dialog.getByRole('button', { name: say('en', 'triage.accept') }).focus();
    await keys.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Referrer’s record told: Accepted').waitFor();
    const { rows } = await (await context.request.get('/api/waiting-list')).json();
    const entry = rows.find(({ referralId }) => referralId === referral.id);
    assert.deepEqual([entry.band, entry.holder.name, entry.safetyContact.grounds], ['safety-contact', 'Delyth Example', ['professional-judgement']]);
    await page.goto('/waiting');
    await page.getByRole('region', { name: /safety contact/ }).getByText(referral.person.reference).first().waitFor();
    await close();
  });

  it('to accept without a service is marked at its field, with the focus there and nothing sent', async () => {
    const opened = await open({ as: 'duty' });
    const dialog = await deciding(opened.page, await newcomer(opened), 'en', 'accept');
    const sent = [];
    opened.page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    await dialog.getByRole('button', { name: say('en', 'triage.accept') }).click();
    await dialog.getByText(say('en', 'field.required')).waitFor();
    const service = dialog.getByLabel(say('en', 'triage.service'));
    assert.equal(await service.getAttribute('aria-invalid'), 'true');
    assert.equal(await service.evaluate((element) => element === document.activeElement), true);
    assert.deepEqual(sent, []);
    await service.selectOption({ label: 'Community outreach' });
    assert.equal(await dialog.getByText(say('en', 'field.required')).count(), 0);
    await opened.close();
  });

  it('names a colleague as holder with her load in sight, who reads of it on Today and says that she has it', async () => {
    const duty = await open({ as: 'duty' });
    const referral = await newcomer(duty);
    const dialog = await deciding(duty.page, referral, 'en', 'accept');
    const colleague = dialog.getByLabel(say('en', 'triage.holder')).getByRole('option', { name: /^Carys Example · [0-9.]+ of [0-9.]+/ });
    await colleague.waitFor({ state: 'attached' });
    await dialog.getByLabel(say('en', 'triage.holder')).selectOption(await colleague.getAttribute('value'));
    await dialog.getByLabel(say('en', 'triage.service')).selectOption({ label: 'Community outreach' });
    await dialog.getByRole('button', { name: say('en', 'triage.accept') }).click();
    await dialog.waitFor({ state: 'detached' });
    const idva = await open({ as: 'idva' });
    await idva.page.goto('/today');
    const row = idva.page.locator('li[app-today-row]').filter({ hasText: referral.person.reference });
    await row.getByText('Delyth Example named you as holder of the risk').waitFor();
    await row.getByRole('button', { name: say('en', 'code.today-act.hold-risk') }).first().click();
    await idva.page.getByText(say('en', 'today.risk-held')).waitFor();
    await row.getByText('named you as holder').waitFor({ state: 'detached' });
    await duty.close();
    await idva.close();
  });

  it('to decline takes one of the coded reasons, and a duplicate the reference of the other', async () => {
    const opened = await open({ as: 'duty' });
    const other = await newcomer(opened);
    const referral = await aReferral(opened.context, { familyName: other.person.familyName, personId: other.person.id });
    const { page } = opened;
    const dialog = await deciding(page, referral, 'en', 'decline');
    const decline = dialog.getByRole('button', { name: say('en', 'triage.decline') });
    await decline.click();
    await dialog.getByText(say('en', 'field.required')).waitFor();
    await dialog.getByLabel(say('en', 'triage.reason')).selectOption('duplicate');
    await dialog.getByLabel(say('en', 'triage.duplicate-of')).fill(other.reference);
    await decline.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Referrer’s record told: Declined').waitFor();
    await page.getByText(say('en', 'code.decline.duplicate')).waitFor();
    assert.equal(await page.getByRole('button', { name: say('en', 'triage.accept') }).count(), 0);
    await opened.close();
  });

  it('to return pauses the clocks in sight, tells the referrer, and is taken up again when the information has come', async () => {
    const opened = await open({ as: 'duty' });
    const referral = await newcomer(opened);
    const { page, context } = opened;
    const dialog = await deciding(page, referral, 'en', 'return');
    await dialog.getByLabel(say('en', 'triage.reason')).selectOption('safe-contact-missing');
    await dialog.getByRole('button', { name: say('en', 'triage.return') }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Referrer’s record told: Sent back for information').waitFor();
    const standing = await (await context.request.get(`/api/referrals/${referral.id}`)).json();
    assert.deepEqual([...new Set(standing.clocks.map(({ pausedFor }) => pausedFor))], ['awaiting-information']);
    const receiving = await deciding(page, referral, 'en', 'receive');
    await receiving.getByRole('button', { name: say('en', 'triage.receive') }).click();
    await receiving.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: say('en', 'triage.accept') }).waitFor();
    await opened.close();
  });
});

describe('support', () => {
  it('is agreed by a key worker for herself alone, and opens the case then and not before', async () => {
    const duty = await open({ as: 'duty' });
    const referral = await newcomer(duty);
    const dialog = await deciding(duty.page, referral, 'en', 'accept');
    await dialog.getByLabel(say('en', 'triage.service')).selectOption({ label: 'Community outreach' });
    await dialog.getByRole('button', { name: say('en', 'triage.accept') }).click();
    await dialog.waitFor({ state: 'detached' });
    await duty.page.goto('/waiting');
    await lineOf(duty.page, referral).getByRole('button', { name: say('en', 'waiting.more') }).click();
    await duty.page.getByRole('menu').waitFor();
    assert.equal(await duty.page.getByRole('menuitem', { name: say('en', 'waiting.act-agree') }).count(), 0);

    const { page, context, close } = await open({ as: 'key' });
    const cases = async () => (await (await context.request.get(`/api/people/${referral.person.id}/cases`)).json()).length;
    assert.equal(await cases(), 0);
    await page.goto('/waiting');
    await lineOf(page, referral).getByRole('button', { name: say('en', 'waiting.more') }).click();
    await page.getByRole('menuitem', { name: say('en', 'waiting.act-agree') }).click();
    const agreeing = await dialogOf(page);
    const worker = agreeing.getByLabel(say('en', 'agree.worker'));
    await worker.getByRole('option', { name: 'Amina Example' }).waitFor({ state: 'attached' });
    assert.deepEqual((await worker.getByRole('option').allInnerTexts()).slice(1), ['Amina Example']);
    await agreeing.getByRole('button', { name: say('en', 'agree.save') }).click();
    await agreeing.waitFor({ state: 'detached' });
    assert.equal(await cases(), 1);
    await close();
    await duty.close();
  });
});
