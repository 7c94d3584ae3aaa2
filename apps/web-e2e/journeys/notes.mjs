import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NARROW, open, WIDE } from '../support/browser.mjs';
import { someoneSupported, today } from '../support/cases.mjs';
import { looks, sound } from '../support/checks.mjs';
import { byKeysAlone } from '../support/keys.mjs';
import { say } from '../support/words.mjs';

const rowOf = (page, { person }) => page.locator('[app-today-row]').filter({ hasText: person.reference });
const box = (page) => page.locator('app-quick-note textarea');
const notes = (page) => page.locator('[app-note-entry]');

async function inView(page, ofCase) {
  await page.goto('/today');
  await rowOf(page, ofCase).locator('[data-opener]').click();
  await box(page).waitFor();
}

describe('a quick note', () => {
  for (const { language, size, theme } of looks([WIDE, NARROW])) {
    it(`is written beside the day, stands among her notes, and is corrected without a word being lost (${language}, ${size.width} px, ${theme})`, async () => {
      const opened = await open({ as: 'key', language, size, theme });
      const { page, context } = opened;
      const words = (key) => say(language, key);
      const ofCase = await someoneSupported(context);
      await inView(page, ofCase);
      await box(page).fill('Hearing on 3 December.');
      await page.keyboard.press('Control+Enter');
      await page.getByText(words('note.saved'), { exact: true }).waitFor();
      assert.equal(await box(page).inputValue(), '');
      await page.locator('app-today-preview').getByText(words('code.action.note.written')).first().waitFor();
      await sound(opened, language);

      await page.goto(`/people/${ofCase.person.id}/notes`);
      await notes(page).filter({ hasText: 'Hearing on 3 December.' }).getByRole('button', { name: words('note.correct') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('Hearing on 13 December.');
      await sound(opened, language);
      await dialog.getByRole('button', { name: words('correct-note.save') }).click();
      await notes(page).filter({ hasText: 'Hearing on 13 December.' }).getByText(words('note.is-correction')).waitFor();
      const earlier = page.getByText('Hearing on 3 December.');
      assert.equal(await earlier.isVisible(), false);
      await page.getByText(words('note.corrected')).click();
      assert.equal(await earlier.isVisible(), true);
      await sound(opened, language, { names: [ofCase.person.familyName] });
      await opened.close();
    });
  }

  it('keeps its words while somebody else is looked at, and while the line is down', async () => {
    const opened = await open({ as: 'key' });
    const { page, context } = opened;
    const [one, other] = [await someoneSupported(context), await someoneSupported(context)];
    await inView(page, one);
    await box(page).fill('She moved to her sister’s.');
    await rowOf(page, other).locator('[data-opener]').click();
    await page.locator('app-today-preview').getByText(other.person.reference).waitFor();
    assert.equal(await box(page).inputValue(), '');
    await rowOf(page, one).locator('[data-opener]').click();
    await page.locator('app-today-preview').getByText(one.person.reference).waitFor();
    assert.equal(await box(page).inputValue(), 'She moved to her sister’s.');

    await page.route('**/notes', (route) => route.abort());
    await page.locator('app-quick-note').getByRole('button', { name: say('en', 'note.save') }).click();
    await page.locator('app-quick-note').getByRole('alert').waitFor();
    assert.equal(await box(page).inputValue(), 'She moved to her sister’s.');
    await page.unroute('**/notes');
    await page.locator('app-quick-note').getByRole('button', { name: say('en', 'note.save') }).click();
    await page.getByText(say('en', 'note.saved'), { exact: true }).waitFor();
    const { notes: kept } = await (await context.request.get(`/api/people/${one.person.id}/notes`)).json();
    assert.deepEqual(kept.map(({ text }) => text), ['She moved to her sister’s.']);
    await opened.close();
  });

  it('of a visit on another day is written by keys alone, and says what is wrong with a time without its day', async () => {
    const opened = await open({ as: 'key' });
    const { page, context } = opened;
    const ofCase = await someoneSupported(context);
    await page.goto(`/people/${ofCase.person.id}/notes`);
    await page.getByRole('heading', { name: say('en', 'notes.none') }).waitFor();
    const keys = await byKeysAlone(page);
    await keys.reach(box(page));
    await keys.type('Saw the new flat with her.');
    await keys.press('Tab');
    await keys.press('ArrowRight');
    await keys.reach(page.locator('app-quick-note summary'));
    await keys.press('Enter');
    await keys.reach(page.getByLabel(say('en', 'note.time')));
    await keys.type('14:30');
    await keys.press('Control+Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    await sound(opened, 'en');
    await keys.type(today(-2));
    await keys.press('Control+Enter');
    await notes(page).filter({ hasText: 'Saw the new flat with her.' }).waitFor();
    const [note] = (await (await context.request.get(`/api/people/${ofCase.person.id}/notes`)).json()).notes;
    assert.deepEqual([note.kind, note.hasTime, note.happenedAt.slice(0, 10)], ['visit', true, today(-2)]);
    await opened.close();
  });
});
