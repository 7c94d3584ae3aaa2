import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NARROW, open } from '../support/browser.mjs';
import { accessible } from '../support/checks.mjs';
import { byKeysAlone } from '../support/keys.mjs';
import { aReferral, word } from '../support/referral.mjs';
import { say } from '../support/words.mjs';

const label = (path) => say('en', `intake.${path}`);
/** The budget of the journey "phone referral logged": 45 presses besides what is typed, and no click. */
const MOST_PRESSES = 45;

describe('a phone referral', () => {
  it('is logged by keys alone, within its budget of presses', async () => {
    const { page, faults, close } = await open();
    await page.goto('/referrals');
    await page.getByRole('heading', { name: say('en', 'title.referrals') }).waitFor();
    const keys = await byKeysAlone(page);
    const familyName = `Enghraifft${word()}`;
    await keys.press('c');
    await page.getByRole('heading', { name: say('en', 'intake-page.heading') }).waitFor();
    await keys.tabTo('safeContact.safeToTalk');
    await keys.press('Space');
    await keys.tabTo('safeContact.phone');
    await keys.type('07700 900321');
    await keys.tabTo('safeContact.call');
    await keys.press('ArrowRight');
    await keys.tabTo('person.givenName');
    await keys.type('Rhian');
    await keys.tabTo('person.familyName');
    await keys.type(familyName);
    await keys.tabTo('source');
    await keys.press('ArrowDown');
    await keys.tabTo('summary');
    await keys.type('He followed her home from work on Friday.');
    await keys.tabTo('childrenInHousehold');
    await keys.press('Space');
    await keys.press('Control+Enter');
    await page.getByRole('heading', { name: `Rhian ${familyName}` }).waitFor();
    await page.getByText(say('en', 'code.risk.not-assessed')).first().waitFor();
    assert.ok(keys.pressed() <= MOST_PRESSES, `${keys.pressed()} presses`);
    assert.deepEqual(faults, []);
    await close();
  });

  it('that lacks answers names them, leads to each, and loses nothing', async () => {
    const { page, close } = await open();
    await page.goto('/referrals/new');
    await page.getByLabel(label('person.givenName')).fill('Rhian');
    await page.getByLabel(label('person.dateOfBirth')).fill('31/11/1990');
    await page.getByRole('button', { name: say('en', 'intake-page.save'), exact: true }).click();
    const summary = page.getByRole('alert');
    await summary.waitFor();
    assert.equal(await summary.getByRole('link').count(), 5);
    await summary.getByRole('link', { name: say('en', 'field.not-a-date') }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'person.dateOfBirth');
    assert.equal(await page.getByLabel(label('person.givenName')).inputValue(), 'Rhian');
    await close();
  });

  it('that the line swallows is kept and can be sent again, and makes one referral', async () => {
    const { page, context, close } = await open();
    const familyName = `Enghraifft${word()}`;
    await page.goto('/referrals/new');
    await fill(page, familyName);
    await page.route('**/api/referrals', (route) => route.abort(), { times: 1 });
    await page.keyboard.press('Control+Enter');
    await page.getByText(say('en', 'problem.offline')).waitFor();
    assert.equal(await page.getByLabel(label('person.familyName')).inputValue(), familyName);
    await accessible(page);
    await page.getByRole('button', { name: say('en', 'problem.retry') }).click();
    await page.getByRole('heading', { name: `Rhian ${familyName}` }).waitFor();
    const { items } = await (await context.request.get('/api/referrals')).json();
    assert.equal(items.filter(({ person }) => person.familyName === familyName).length, 1);
    await close();
  });

  it('keeps another agency’s grade as theirs, and a high one is owed a safety contact at once', async () => {
    const { page, close } = await open();
    await page.goto('/referrals/new');
    await fill(page, `Enghraifft${word()}`);
    await page.getByText(say('en', 'intake-page.external')).click();
    await page.getByLabel(label('externalAssessment.instrument')).selectOption('police-dash-27');
    await page.keyboard.press('Control+Enter');
    await page.locator('#externalAssessment\\.score[aria-invalid="true"]').waitFor();
    await accessible(page);
    await page.getByLabel(label('externalAssessment.grade')).selectOption('high');
    await page.getByLabel(label('externalAssessment.grade')).press('Control+Enter');
    await page.locator('app-safety-contact-band').getByText(/You hold the safety contact/).waitFor();
    await page.getByText('Police DASH').waitFor();
    await close();
  });

  it('outlives a look at another page', async () => {
    const { page, close } = await open();
    await page.goto('/referrals/new');
    await page.getByLabel(label('summary')).fill('She rang from work.');
    await page.getByRole('link', { name: say('en', 'frame.people') }).click();
    await page.getByRole('heading', { name: say('en', 'people-search.heading') }).waitFor();
    await page.getByRole('link', { name: say('en', 'frame.new') }).first().click();
    assert.equal(await page.getByLabel(label('summary')).inputValue(), 'She rang from work.');
    await close();
  });

  it('of somebody who is likely to be known waits for the worker’s word, and asks her once', async () => {
    const { page, context, close } = await open();
    const first = await aReferral(context, { givenName: 'Angharad' });
    await page.goto('/referrals/new');
    await fill(page, first.person.familyName);
    await page.getByLabel(label('person.givenName')).fill('Angarad');
    await page.keyboard.press('Control+Enter');
    await page.getByText(say('en', 'matches.who')).waitFor();
    await page.getByRole('listitem').filter({ hasText: first.person.reference }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'matches-heading');
    await accessible(page);
    await page.getByRole('button', { name: say('en', 'matches.somebody-else') }).click();
    await page.getByRole('heading', { name: `Angarad ${first.person.familyName}` }).waitFor();
    await page.goto(`/people`);
    await page.getByLabel(say('en', 'people-search.label')).fill(first.person.reference.replace('-', '').toLowerCase());
    await page.getByRole('link', { name: `Angharad ${first.person.familyName}` }).waitFor();
    await close();
  });

  it('of somebody who returns is a further episode on her record, with safe contact to be asked again', async () => {
    const { page, context, close } = await open();
    const first = await aReferral(context, { givenName: 'Siân', familyName: `Llywelyn${word()}` });
    await page.goto('/referrals/new');
    await page.getByLabel(label('person.givenName')).fill('Sian');
    await page.getByLabel(label('person.familyName')).fill(first.person.familyName.replace('Llyw', 'Llew'));
    const match = page.getByRole('listitem').filter({ hasText: first.person.reference });
    await match.getByRole('button', { name: say('en', 'match.choose') }).click();
    await page.waitForFunction(() => document.querySelector('[id="person.givenName"]')?.value === 'Siân');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'matches-heading');
    // She is not asked again for what her record says, and nobody on it is entered twice.
    await page.waitForFunction(() => document.querySelector('[id="person.language"] input[value=welsh]')?.checked === true);
    await page.getByText(say('en', 'intake-page.on-record')).first().waitFor();
    await page.getByRole('group', { name: label('safeContact.safeToTalk') }).getByLabel('Yes').check();
    await page.getByLabel(label('source')).selectOption('self');
    await page.getByRole('group', { name: label('childrenInHousehold') }).getByLabel('Yes').check();
    await page.keyboard.press('Control+Enter');
    await page.getByText('2nd referral').waitFor();
    await page.getByText(say('en', 'referral-page.verify-contact')).waitFor();
    await close();
  });

  it('says on a phone what was done above the bar of pages, which stays free', async () => {
    const { page, context, close } = await open({ size: NARROW, language: 'cy' });
    const referral = await aReferral(context);
    await page.goto(`/referrals/${referral.id}`);
    await page.getByRole('button', { name: say('cy', 'referral-page.withdraw') }).click();
    await page.getByLabel(say('cy', 'withdraw.reason')).selectOption('made-by-mistake');
    await page.getByRole('button', { name: say('cy', 'withdraw.act'), exact: true }).click();
    const notice = page.locator('.mat-mdc-snack-bar-container').filter({ hasText: say('cy', 'referral-page.withdrawn-notice') });
    await notice.waitFor();
    const [said, bar] = [await notice.boundingBox(), await page.locator('nav.rail').boundingBox()];
    assert.ok(said.y + said.height <= bar.y, `the notice ends at ${said.y + said.height}, the bar begins at ${bar.y}`);
    const isFree = ({ x, y }) => document.elementFromPoint(x, y)?.closest('nav.rail') !== null;
    assert.ok(await page.evaluate(isFree, { x: bar.x + bar.width / 2, y: bar.y + bar.height / 2 }), 'a tap on the bar reaches the bar');
    await close();
  });

  it('made by mistake is withdrawn with a reason and stays readable', async () => {
    const { page, context, close } = await open();
    const referral = await aReferral(context);
    await page.goto(`/referrals/${referral.id}`);
    await page.getByRole('button', { name: say('en', 'referral-page.withdraw') }).click();
    await page.getByLabel(say('en', 'withdraw.reason')).selectOption('made-by-mistake');
    await page.getByRole('button', { name: say('en', 'withdraw.act'), exact: true }).click();
    await page.getByText(say('en', 'code.withdrawal.made-by-mistake')).first().waitFor();
    await page.getByText(`Withdrawn`).first().waitFor();
    assert.equal(await page.getByRole('button', { name: say('en', 'referral-page.withdraw') }).count(), 0);
    await close();
  });
});

async function fill(page, familyName) {
  await page.getByRole('group', { name: label('safeContact.safeToTalk') }).getByLabel('Not known').check();
  await page.getByLabel(label('person.givenName')).fill('Rhian');
  await page.getByLabel(label('person.familyName')).fill(familyName);
  await page.getByLabel(label('source')).selectOption('self');
  await page.getByRole('group', { name: label('childrenInHousehold') }).getByLabel('Not known').check();
}
