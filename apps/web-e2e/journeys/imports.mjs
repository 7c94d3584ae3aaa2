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

      // The one whose agency states high risk comes first, although she stands last in the file.
      const rows = page.locator('app-rows-to-review li a');
      assert.deepEqual(await rows.allInnerTexts(), [`Idony ${file.families[3]}`, `Maren ${file.families[2]}`]);
      await rows.first().click();
      await page.getByRole('heading', { name: `Idony ${file.families[3]}` }).waitFor();
      await sound(page, language, file.families);
      await press(page, language, 'import-row.save');
      await page.getByRole('heading', { name: say(language, 'import-row.still') }).waitFor();
      await page.getByLabel(say(language, 'import-row.phone-leave-out')).check();
      await press(page, language, 'import-row.save');
      await page.getByRole('heading', { name: `Maren ${file.families[2]}` }).waitFor();
      await page.locator('#correct-date-of-birth').fill(`${randomInt(1950, 2003)}-${randomInt(10, 13)}-${randomInt(10, 28)}`);
      await page.getByText(say(language, 'import-row.settled')).waitFor();
      await press(page, language, 'import-row.save');
      await page.getByRole('heading', { name: say(language, 'import-page.result') }).waitFor();
      await page.getByText(say(language, 'import-page.no-undo')).waitFor();
      assert.deepEqual(await page.locator('app-counts dd').allInnerTexts(), ['5', '4', '0', '1']);
      assert.deepEqual(faults, []);
      await close();
    });
  });
}

describe('a file of an agency', () => {
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

  it('is undone as long as nobody has worked on its rows', async () => {
    const { page, close } = await open();
    await upload(page, 'en', anAgencyFile(), 'Housing');
    await importAll(page, 'en');
    await press(page, 'en', 'import-page.undo');
    await page.locator('.ask .danger').click();
    await page.getByText(say('en', 'import-page.undone-text')).waitFor();
    assert.match(await page.locator('app-counts').innerText(), /Referrals withdrawn/);
    await page.getByText('were referrals and are withdrawn').waitFor();
    assert.equal(await page.getByText('are referrals,').count(), 0);
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
