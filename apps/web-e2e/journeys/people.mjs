import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anAssessment } from '../support/assessment.mjs';
import { NARROW, open, WIDE } from '../support/browser.mjs';
import { act, handoverOffered, someoneSupported, workerOf } from '../support/cases.mjs';
import { accessible, discreet, looks, sound } from '../support/checks.mjs';
import { byKeysAlone } from '../support/keys.mjs';
import { aReferral, word } from '../support/referral.mjs';
import { say } from '../support/words.mjs';

describe('finding a person', () => {
  it('works by keys with a misspelt Welsh name, and the name stands in no address or title', async () => {
    const { page, context, close } = await open();
    const ending = word();
    const { person } = await aReferral(context, { givenName: 'Siân', familyName: `Llywelyn${ending}` });
    await page.goto('/referrals');
    await page.getByRole('heading', { name: say('en', 'title.referrals') }).waitFor();
    const keys = await byKeysAlone(page);
    await keys.press('/');
    await keys.type(`Sian Llewelin${ending}`);
    await keys.press('Enter');
    const found = page.getByRole('main').getByRole('listitem');
    await found.filter({ hasText: person.reference }).waitFor();
    const top = (await found.allInnerTexts()).slice(0, 3);
    assert.ok(top.some((line) => line.includes(person.reference)));
    await discreet(page, ['llewelin', 'llywelyn', ending]);
    await close();
  });
});

describe('somebody whom a colleague supports', () => {
  for (const { size, theme, language } of looks([WIDE, NARROW])) {
    it(`is not there for a key worker, in no search and at no address, until she has accepted her (${size.width} px, ${theme}, ${language})`, async () => {
      const colleague = await open({ as: 'idva' });
      const ofCase = await someoneSupported(colleague.context);
      const opened = await open({ as: 'key', size, theme, language });
      const { page, context, close } = opened;
      await page.goto('/people');
      await page.locator('#people-words').fill(ofCase.person.familyName);
      await page.getByRole('heading', { name: say(language, 'people-search.none-of-yours') }).waitFor();
      await sound(opened, language);
      for (const address of [`/people/${ofCase.person.id}`, `/cases/${ofCase.id}`]) {
        await page.goto(address);
        await page.getByText(say(language, 'problem.not-found')).waitFor();
      }
      const offered = await handoverOffered(colleague.context, ofCase, context);
      await page.goto(`/people/${ofCase.person.id}`);
      await page.getByText(say(language, 'problem.not-found')).waitFor();
      await act(context, `/api/handovers/${offered.id}/accept`, { version: offered.version, data: { hasConflict: false } });
      await page.goto(`/people/${ofCase.person.id}`);
      await page.getByText(ofCase.person.reference).first().waitFor();
      await close();
      await colleague.close();
    });
  }
});

describe('the record of somebody in support', () => {
  it('says who holds the risk and leads to the open case', async () => {
    const opened = await open({ as: 'key', language: 'cy', size: NARROW, theme: 'dark' });
    const { page, context, close } = opened;
    const { id, person } = await someoneSupported(context);
    const { displayName } = await workerOf(context);
    await page.goto(`/people/${person.id}`);
    await page.getByText(new RegExp(`^Deiliad y risg: ${displayName}, `)).waitFor();
    await sound(opened, 'cy');
    await page.getByRole('link', { name: say('cy', 'record.open-case') }).click();
    await page.waitForURL(`**/cases/${id}`);
    await close();
  });
});

describe('a number on a person’s page', () => {
  it('is not in the page until it is asked for, and asking is on record', async () => {
    const { page, context, close } = await open();
    const { person } = await aReferral(context, { phone: '07700 900456' });
    await page.goto(`/people/${person.id}`);
    const show = page.getByRole('button', { name: say('en', 'contact.show') });
    await show.waitFor();
    assert.ok(!(await page.content()).includes('900456'));
    await show.click();
    await page.getByText(/7700 ?900 ?456/).waitFor();
    await page.getByText('Code word: library book').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), say('en', 'contact.hide'));
    await page.keyboard.press('Enter');
    await show.waitFor();
    await page.reload();
    await page.getByText('Contact details shown: the number or address itself, code word').waitFor();
    await close();
  });
});

describe('keyboard shortcuts', () => {
  it('never act inside a field, whichever letter it is (WCAG 2.1.4)', async () => {
    const { page, close } = await open();
    await page.goto('/referrals/new');
    const letters = 'abcdefghijklmnopqrstuvwxyz/?';
    await page.getByLabel(say('en', 'intake.person.knownAs')).pressSequentially(letters);
    assert.equal(await page.getByLabel(say('en', 'intake.person.knownAs')).inputValue(), letters);
    assert.equal(new URL(page.url()).pathname, '/referrals/new');
    assert.equal(await page.getByRole('dialog').count(), 0);
    await close();
  });

  it('are listed by a question mark and can be switched off', async () => {
    const { page, close } = await open();
    await page.goto('/referrals');
    await page.getByRole('heading', { name: say('en', 'title.referrals') }).waitFor();
    await page.keyboard.press('?');
    await page.getByLabel(say('en', 'shortcut.on')).uncheck();
    await page.getByRole('button', { name: say('en', 'shortcut.close') }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('c');
    assert.equal(new URL(page.url()).pathname, '/referrals');
    await close();
  });
});

describe('the focus', () => {
  it('is never hidden under the header or the foot (WCAG 2.4.11)', async () => {
    const { page, close } = await open();
    await page.goto('/referrals/new');
    await page.getByRole('heading', { name: say('en', 'intake-page.heading') }).waitFor();
    for (let step = 0; step < 45; step += 1) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(() => {
        const box = document.activeElement.getBoundingClientRect();
        const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12));
        const label = document.activeElement.closest('label') ?? document.activeElement;
        return label.contains(at) || at?.contains(label) ? null : document.activeElement.outerHTML.slice(0, 120);
      });
      assert.equal(hidden, null);
    }
    await close();
  });
});

describe('children’s services after the call', () => {
  it('are decided on from the record: whom and when, on the referral, the record and its timeline', async () => {
    const { page, context, close } = await open({ as: 'idva' });
    const { referral } = await anAssessment(context);
    await page.goto(`/people/${referral.person.id}`);
    await page.getByText(say('en', 'referral-page.safeguarding-open')).waitFor();
    await page.getByRole('button', { name: say('en', 'childrens-services.act') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: say('en', 'code.safeguarding.referred') }).check();
    await dialog.getByRole('button', { name: say('en', 'childrens-services.act') }).click();
    await dialog.getByText(say('en', 'field.required')).first().waitFor();
    await accessible(page);
    await dialog.getByLabel(say('en', 'childrens-services.toldWhom')).fill('Front door team');
    await dialog.getByLabel(say('en', 'childrens-services.toldOn')).fill('1 11 2026');
    await dialog.getByRole('button', { name: say('en', 'childrens-services.act') }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Children’s services decided on: Children’s services told').waitFor();
    assert.equal(await page.getByText(say('en', 'referral-page.safeguarding-open')).count(), 0);
    await page.goto(`/referrals/${referral.id}`);
    await page.getByText('Children’s services told: Front door team, 1 Nov 2026').waitFor();
    await page.getByRole('button', { name: say('en', 'childrens-services.again') }).waitFor();
    await accessible(page);
    await close();
  });
});
