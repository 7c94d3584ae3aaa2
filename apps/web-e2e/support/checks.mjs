import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { englishOn } from './words.mjs';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No violation of WCAG 2.2 AA on what is shown now, dialogs and menus included. */
export async function accessible(page) {
  // What has scrolled under a bar is no smaller for it; that focus never stays there is a journey of its own.
  await page.evaluate(() => {
    for (const bar of document.querySelectorAll('.foot, .rail, .header')) bar.style.position = 'static';
  });
  // Legacy mode: otherwise axe opens a second page, which a page under test need not tolerate.
  const axe = new AxeBuilder({ page }).setLegacyMode().withTags(STANDARD);
  // A menu opens in a layer of its own, outside the landmarks, by the pattern of the ARIA practices.
  if ((await page.getByRole('menu').count()) > 0) axe.disableRules(['region']);
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  assert.deepEqual(found, []);
}

/** WCAG 1.4.10: nothing has to be scrolled sideways. A phone widens its window to what overflows, so that is no measure. */
export async function fits(page) {
  const { width } = page.viewportSize();
  const needed = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(needed <= width, `the page is ${needed - width} px too wide`);
}

/** WCAG 2.5.8: nothing to be hit is smaller than 24 px, links inside a sentence excepted. */
export async function hittable(page) {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, select, [role=menuitem], nav a, summary, .wm-button, label:has(input)')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1 && (box.width < 24 || box.height < 24))
      .map(({ element, box }) => `${element.textContent.trim()} ${Math.round(box.width)} x ${Math.round(box.height)}`),
  );
  assert.deepEqual(small, []);
}

/** A title is seen over shoulders and kept in histories. */
export async function discreet(page, names = []) {
  const title = await page.title();
  for (const word of [...names, 'abuse', 'domestic', 'gam-drin', 'domestig', 'victim', 'refuge']) {
    assert.ok(!title.toLowerCase().includes(word.toLowerCase()), `the title "${title}" says ${word}`);
    assert.ok(!page.url().toLowerCase().includes(word.toLowerCase()), `the address ${page.url()} says ${word}`);
  }
}

/** Everything that holds of every state of every page. A failing answer that was asked for is an error to the browser alone. */
export async function sound({ page, faults }, language, { names = [], expected = '' } = {}) {
  await page.waitForLoadState('networkidle');
  await accessible(page);
  await fits(page);
  await hittable(page);
  await discreet(page, names);
  assert.deepEqual(faults.filter((fault) => !(expected && fault.includes(expected))), []);
  if (language === 'cy') assert.deepEqual(englishOn(await page.locator('body').innerText()), []);
}

/** The two looks that differ most; with WAYMARK_ALL_LOOKS every combination of size, theme and language. */
export function looks(sizes) {
  const all = sizes.flatMap((size) => ['light', 'dark'].flatMap((theme) => ['en', 'cy'].map((language) => ({ size, theme, language }))));
  const differsMost = ({ size, theme, language }) => new Set([size !== sizes[0], theme === 'dark', language === 'cy']).size === 1;
  return process.env.WAYMARK_ALL_LOOKS ? all : all.filter(differsMost);
}
