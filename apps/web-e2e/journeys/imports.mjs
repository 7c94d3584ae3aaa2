import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { describe, it } from 'node:test';
import { anAgencyFile } from '../support/agency-file.mjs';
import { NARROW, open, WIDE } from '../support/browser.mjs';
import { accessible, discreet, fits, hittable } from '../support/checks.mjs';
import { englishOn, say } from '../support/words.mjs';

/** Everything that holds of every page, at every stage of a file. */
async function sound(page, language, families) {
  await page.waitForLoadState('networkidle');
  await accessible(page);
  await fits(page);
  await hittable(page);
  await discreet(page, families);
  if (language === 'cy') assert.deepEqual(englishOn(await page.locator('h1, h2, h3, button').allInnerTexts().then((all) => all.join('\n'))), []);
}

const press = (page, language, key) => page.getByRole('button', { name: say(language, key) }).first().click();

async function upload(page, language, file, source) {
  await page.goto('/imports');
  await page.getByLabel(say(language, 'import-upload.source')).fill(source);
  await page.setInputFiles('#import-file', file.upload);
  await press(page, language, 'import-upload.send');
  await page.getByRole('heading', { name: source }).waitFor();
}

async function importAll(page, language) {
  await press(page, language, 'import-map.check');
  await page.getByRole('heading', { name: say(language, 'import-check.heading') }).waitFor();
  await page.locator('app-check-result .wm-button').click();
  await page.getByRole('heading', { name: say(language, 'import-page.result') }).waitFor();
}

const ONE_FILE = /\/api\/imports\/[^/]+$/;

/** The page goes on being told what it was told when the undo began, so that a fast one can be looked at. */
async function holdAtUndo(page) {
  let begun = null;
  await page.route('**/api/imports/*/undo', async (route) => {
    const answer = await route.fetch();
    begun = await answer.text();
    await route.fulfill({ response: answer, body: begun });
  });
  await page.route(ONE_FILE, (route) => (begun === null ? route.continue() : route.fulfill({ contentType: 'application/json', body: begun })));
  return { release: () => page.unroute(ONE_FILE) };
}

/** The file as it stands after somebody was quicker than the undo with one of its two referrals. */
async function keepOne(page) {
  const address = `/api/imports/${page.url().split('/').at(-1)}`;
  const view = await (await page.request.get(address)).json();
  const [first] = (await (await page.request.get(`${address}/rows?state=referral`)).json()).items;
  const items = [{ ...first, state: 'kept', keptBecause: 'decided' }];
  const undone = { state: 'undone', undoneAt: view.finishedAt, undoneBy: view.startedBy, undoStartedAt: view.finishedAt, undoAhead: null };
  const json = { ...view, ...undone, counts: { ...view.counts, referral: 0, withdrawn: 1, kept: 1 } };
  await page.route(ONE_FILE, (route) => route.fulfill({ json }));
  await page.route('**/rows?state=kept', (route) => route.fulfill({ json: { items, next: null } }));
  return items;
}

const refuse = (route) => route.fulfill({ status: 503, body: '' });

/** One row to review becomes a referral, so that somebody has worked on it. */
async function finishMaren(page, language, file) {
  await page.locator('app-rows-of-file li a').filter({ hasText: 'Maren' }).click();
  await page.getByRole('heading', { name: `Maren ${file.families[2]}` }).waitFor();
  await page.locator('#correct-date-of-birth').fill(`${randomInt(1950, 2003)}-${randomInt(10, 13)}-${randomInt(10, 28)}`);
  await page.getByText(say(language, 'import-row.settled')).waitFor();
  await press(page, language, 'import-row.save');
  await page.getByRole('heading', { name: `Idony ${file.families[3]}` }).waitFor();
}

const manyKept = (family) => Array.from({ length: 40 }, (_, at) => ({
  ...{ referralId: `00000000-0000-4000-8000-0000000000${at + 10}`, reference: `R-2026-${at + 1000}`, position: at + 1 },
  ...{ givenName: `Enw${at + 1}`, familyName: family, keptBecause: at % 2 ? 'decided' : 'worked-on' },
}));

for (const { size, theme, language } of [
  { size: WIDE, theme: 'light', language: 'en' },
  { size: NARROW, theme: 'dark', language: 'cy' },
]) {
  describe(`a file of an agency at ${size.width} px, ${theme}, ${language}`, () => {
    it('goes from its columns to the last row to review, every row accounted for', async () => {
      const { page, faults, close } = await open({ size, theme, language });
      const file = anAgencyFile();
      await upload(page, language, file, `Heddlu ${file.families[0]}`);
      await sound(page, language, file.families.slice(1));
      await press(page, language, 'import-map.check');
      await page.getByRole('heading', { name: say(language, 'import-check.heading') }).waitFor();
      await sound(page, language, file.families.slice(1));
      await page.locator('app-check-result .wm-button').click();
      await page.getByRole('heading', { name: say(language, 'import-page.result') }).waitFor();
      assert.deepEqual(await page.locator('app-counts dd').allInnerTexts(), ['5', '2', '2', '1']);
      await sound(page, language, file.families.slice(1));

      // The one whose agency states high risk comes first, although she stands last in the file, and is held by name.
      await page.getByText(say(language, 'held-files.yours')).waitFor();
      const address = new URL(page.url()).pathname;
      for (const list of ['/today', '/waiting']) {
        await page.goto(list);
        const held = page.locator('app-held-files li').filter({ has: page.locator(`a[href="${address}"]`) });
        await held.getByText(say(language, 'held-files.yours')).waitFor();
        await sound(page, language, file.families);
      }
      await page.goto(address);
      const rows = page.locator('app-rows-of-file li a');
      await rows.first().waitFor();
      assert.deepEqual(await rows.allInnerTexts(), [`Idony ${file.families[3]}`, `Maren ${file.families[2]}`]);
      await rows.first().click();
      await page.getByRole('heading', { name: `Idony ${file.families[3]}` }).waitFor();
      await sound(page, language, file.families);
      const sent = page.locator('.sent');
      assert.doesNotMatch(await page.locator('main').innerText(), /07700/);
      await sent.getByRole('button', { name: say(language, 'as-sent.reveal') }).click();
      await sent.getByText("07700 900989 (mum's)").waitFor();
      await page.reload();
      await page.getByRole('heading', { name: `Idony ${file.families[3]}` }).waitFor();
      assert.doesNotMatch(await page.locator('main').innerText(), /07700/);
      await press(page, language, 'import-row.save');
      await page.getByRole('heading', { name: say(language, 'import-row.still') }).waitFor();
      await page.getByLabel(say(language, 'import-row.phone-leave-out')).check();
      await press(page, language, 'import-row.save');
      await page.getByRole('heading', { name: `Maren ${file.families[2]}` }).waitFor();
      assert.equal(await page.locator('app-stated-high-question').count(), 0);
      await page.locator('#correct-date-of-birth').fill(`${randomInt(1950, 2003)}-${randomInt(10, 13)}-${randomInt(10, 28)}`);
      await page.getByText(say(language, 'import-row.settled')).waitFor();
      await press(page, language, 'import-row.save');
      await page.getByRole('heading', { name: say(language, 'import-page.result') }).waitFor();
      // Only what nobody has worked on can be taken back: the two that were finished here would stay.
      await press(page, language, 'import-page.undo');
      await page.locator('#end-question').waitFor();
      assert.match(await page.locator('.ask').innerText(), language === 'en' ? /2 referrals stay as they are/ : /Mae 2 atgyfeiriad yn aros/);
      await press(page, language, 'import-page.keep');
      assert.deepEqual(await page.locator('app-counts dd').allInnerTexts(), ['5', '4', '0', '1']);
      await page.goto('/today');
      await page.locator('app-today-page h1').waitFor();
      await page.waitForLoadState('networkidle');
      assert.equal(await page.locator(`app-held-files a[href="${address}"]`).count(), 0);
      assert.deepEqual(faults, []);
      await close();
    });

    it('is undone in steps that show how far they are, and the same file then makes the same again', async () => {
      const { page, faults, close } = await open({ size, theme, language });
      const file = anAgencyFile();
      await upload(page, language, file, 'Tai');
      await importAll(page, language);
      const counts = await page.locator('app-counts dd').allInnerTexts();
      const held = await holdAtUndo(page);
      await press(page, language, 'import-page.undo');
      await page.getByText(say(language, 'import-page.keep')).waitFor();
      await sound(page, language, file.families);
      // One is owed a safety contact and one row states high risk: neither is left behind without words on her safety.
      assert.deepEqual((await page.locator('.ask .high p').allInnerTexts()).map((line) => line.match(/\d+/)?.[0] ?? null), ['1', '1', null]);
      await page.locator('.ask .danger').click();
      await page.getByText(say(language, 'import-end.safety-needed')).waitFor();
      await page.getByLabel(say(language, 'import-end.safety')).fill('The police team has rung both of them.');
      await sound(page, language, file.families);
      await page.locator('.ask .danger').click();
      await page.getByRole('heading', { name: say(language, 'import-page.undoing') }).waitFor();
      await page.getByText('The police team has rung both of them.').waitFor();
      assert.equal(await page.getByRole('progressbar').getAttribute('max'), '2');
      await page.getByText(say(language, 'import-page.undoing-text')).waitFor();
      assert.equal(await page.getByRole('button', { name: say(language, 'import-page.undo') }).count(), 0);
      await sound(page, language, file.families);

      // Whoever closes the window finds it further on, and in the end done.
      await held.release();
      await page.reload();
      await page.getByText(say(language, 'import-page.undone-text')).waitFor();
      assert.deepEqual(await page.locator('app-counts dd').allInnerTexts(), ['5', '2', '2', '1']);
      await sound(page, language, file.families);

      await upload(page, language, file, 'Tai');
      await importAll(page, language);
      assert.deepEqual(await page.locator('app-counts dd').allInnerTexts(), counts);
      assert.deepEqual(faults, []);
      await close();
    });

    it('says before it starts in how many rows the agency states high risk, and whose they will be', async () => {
      const { page, faults, close } = await open({ size, theme, language });
      const file = anAgencyFile();
      await upload(page, language, file, 'Tai');
      await press(page, language, 'import-map.check');
      await page.getByRole('heading', { name: say(language, 'import-check.heading') }).waitFor();
      const warning = page.locator('app-check-result > section > wm-band');
      assert.match(await warning.innerText(), language === 'en' ? /In 2 rows the agency states high risk/ : /Mewn 2 res mae’r asiantaeth yn nodi risg uchel/);
      await warning.getByText(say(language, 'import-check.high-text')).waitFor();
      await sound(page, language, file.families.slice(1));

      // A start that fails leaves it said, and nothing of the file is begun.
      await page.route('**/api/imports/*/start', refuse);
      await page.locator('app-check-result .wm-button').click();
      await page.locator('app-check-result app-problem-band').waitFor();
      assert.equal(await page.locator('app-problem-band').count(), 1);
      await warning.first().getByText(say(language, 'import-check.high-text')).waitFor();
      await sound(page, language, file.families.slice(1));
      await page.unroute('**/api/imports/*/start');
      await page.locator('app-check-result .wm-button').click();
      await page.getByRole('heading', { name: say(language, 'import-page.result') }).waitFor();
      assert.deepEqual(faults.filter((fault) => !fault.includes('503')), []);
      await close();
    });

    it('says nothing of danger before it starts where the agency states none', async () => {
      const { page, faults, close } = await open({ size, theme, language });
      const file = anAgencyFile({ score: 'Standard' });
      await upload(page, language, file, 'Tai');
      await press(page, language, 'import-map.check');
      await page.getByRole('heading', { name: say(language, 'import-check.heading') }).waitFor();
      assert.equal(await page.locator('app-check-result wm-band').count(), 0);
      await sound(page, language, file.families.slice(1));
      assert.deepEqual(faults, []);
      await close();
    });

    it('names before its undo whoever stays, with the reference, the reason and the way to it', async () => {
      const { page, faults, close } = await open({ size, theme, language });
      const file = anAgencyFile();
      await upload(page, language, file, 'Tai');
      await importAll(page, language);
      const address = new URL(page.url()).pathname;
      await finishMaren(page, language, file);
      await page.goto(address);
      const question = page.locator('.ask');
      const list = question.getByRole('list', { name: language === 'en' ? '1 referral stays as it is' : 'Mae 1 atgyfeiriad yn aros fel y mae' });

      // Without the names nobody can judge: that they could not be read is said in the question, and asked for again.
      await page.route('**/undo-keeps', refuse);
      await press(page, language, 'import-page.undo');
      await question.locator('app-problem-band').waitFor();
      await sound(page, language, file.families);
      await page.unroute('**/undo-keeps');
      await question.getByRole('button', { name: say(language, 'problem.retry') }).click();
      await list.waitFor();
      assert.deepEqual(await list.locator('a').allInnerTexts(), [`Maren ${file.families[2]}`]);
      assert.match(await list.locator('a').getAttribute('href'), /^\/referrals\/[0-9a-f-]{36}$/);
      await list.getByText(say(language, 'code.import-kept.worked-on')).waitFor();
      await sound(page, language, file.families);

      // An undo that is refused says so beside its answer, with what was typed.
      await page.route('**/undo', refuse);
      await question.getByLabel(say(language, 'import-end.safety')).fill('The police team has rung both of them.');
      await question.locator('.danger').click();
      await question.locator('app-problem-band').waitFor();
      assert.equal(await page.locator('app-problem-band').count(), 1);
      assert.equal(await question.locator('textarea').inputValue(), 'The police team has rung both of them.');
      await sound(page, language, file.families);
      assert.deepEqual(faults.filter((fault) => !fault.includes('503')), []);
      await close();
    });

    it('names many who stay in a list of its own, so that the answer below it stays near', async () => {
      const { page, faults, close } = await open({ size, theme, language });
      const file = anAgencyFile();
      await upload(page, language, file, 'Tai');
      await importAll(page, language);
      await page.route('**/undo-keeps', (route) => route.fulfill({ json: manyKept(file.families[1]) }));
      await page.route(ONE_FILE, async (route) => {
        const answer = await route.fetch();
        const view = await answer.json();
        return route.fulfill({ response: answer, json: { ...view, undoAhead: { withdraws: 2, keeps: { decided: 20, 'worked-on': 20 } } } });
      });
      await page.reload();
      await press(page, language, 'import-page.undo');
      const list = page.locator('.ask ul');
      await list.locator('li').nth(39).waitFor();
      assert.ok((await list.boundingBox()).height <= size.height / 2);
      await sound(page, language, file.families);
      assert.deepEqual(faults, []);
      await close();
    });

    it('is put aside only after a question that says who is in danger in it, and with words on their safety', async () => {
      const { page, faults, close } = await open({ size, theme, language });
      const file = anAgencyFile();
      await upload(page, language, file, 'Tai');
      const address = page.url();
      await press(page, language, 'import-map.discard');
      assert.match(await page.locator('.ask .high').innerText(), language === 'en' ? /In 2 rows/ : /Mewn 2 res/);
      await sound(page, language, file.families.slice(1));
      await press(page, language, 'import-page.keep');
      await page.getByText(say(language, 'import-end.discard-question')).waitFor({ state: 'detached' });
      await press(page, language, 'import-map.discard');
      await page.getByLabel(say(language, 'import-end.safety')).fill('Sent on to the service they live near.');
      await page.locator('.ask .danger').click();
      await page.getByText(say(language, 'import-page.discarded-notice')).waitFor();
      await page.goto(address);
      await page.getByText('Sent on to the service they live near.').waitFor();
      await sound(page, language, file.families);
      assert.deepEqual(faults, []);
      await close();
    });

    it('names each referral that its undo has left as it is, with the reason and the way to it', async () => {
      const { page, faults, close } = await open({ size, theme, language });
      const file = anAgencyFile();
      await upload(page, language, file, 'Tai');
      await importAll(page, language);
      const [row] = await keepOne(page);
      await page.reload();
      await page.getByText(say(language, 'import-page.undone-kept-text')).waitFor();
      const kept = page.locator('app-rows-of-file li');
      assert.deepEqual(await kept.locator('a').allInnerTexts(), [`${row.givenName} ${row.familyName}`]);
      assert.equal(await kept.locator('a').getAttribute('href'), `/referrals/${row.referralId}`);
      await kept.getByText(say(language, 'code.import-kept.decided')).waitFor();
      assert.deepEqual(await page.locator('app-counts dd').allInnerTexts(), ['5', '1', '2', '1', '1']);
      await sound(page, language, file.families);
      assert.deepEqual(faults, []);
      await close();
    });
  });
}

describe('a file of an agency', () => {
  it('lets an impossible result be left open, and then asks for its form in the same place', async () => {
    const { page, close } = await open();
    const file = anAgencyFile({ score: '31' });
    await upload(page, 'en', file, `Result ${file.families[0]}`);
    await importAll(page, 'en');
    await page.locator('app-rows-of-file li a').filter({ hasText: 'Tirion' }).click();
    await page.getByRole('heading', { name: `Tirion ${file.families[0]}` }).waitFor();
    const leaveOpen = (field) => page.getByRole('button', { name: `${say('en', 'import-row.leave-open')} ${say('en', `code.import-field.${field}`)}` });
    const withoutResult = page.getByText('is named, but no result of it');
    await leaveOpen('score').click();
    await withoutResult.first().waitFor();
    await leaveOpen('checklist').click();
    await page.locator('#correct-checklist').waitFor();
    await withoutResult.first().waitFor({ state: 'detached' });
    assert.equal(await withoutResult.count(), 0);
    await close();
  });

  it('sent again creates nothing and leads to what is there', async () => {
    const { page, close } = await open();
    const file = anAgencyFile();
    await upload(page, 'en', file, 'Housing');
    const address = page.url();
    await upload(page, 'en', file, 'Housing');
    await page.getByText(say('en', 'import-list.repeat')).waitFor();
    assert.equal(page.url(), address);
    await close();
  });

  it('is refused in a sentence when it is a workbook', async () => {
    const { page, close } = await open();
    await page.goto('/imports');
    await page.getByLabel(say('en', 'import-upload.source')).fill('Housing');
    const workbook = { name: 'referrals.csv', mimeType: 'text/csv', buffer: Buffer.from('PK\u0003\u0004...', 'latin1') };
    await page.setInputFiles('#import-file', workbook);
    await press(page, 'en', 'import-upload.send');
    await page.getByText(say('en', 'problem.file-not-csv')).waitFor();
    assert.equal(await page.getByLabel(say('en', 'import-upload.source')).inputValue(), 'Housing');
    await close();
  });

  it('is nobody’s business who may not import', async () => {
    const { page, close } = await open({ as: 'key@harbour' });
    await page.goto('/imports');
    await page.waitForLoadState('networkidle');
    assert.equal(await page.locator('#import-file').count(), 0);
    await close();
  });
});
