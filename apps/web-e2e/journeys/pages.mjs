import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accessible, discreet, fits, hittable } from '../support/checks.mjs';
import { NARROW, open, WIDE } from '../support/browser.mjs';
import { aReferral, word } from '../support/referral.mjs';
import { englishOn, say } from '../support/words.mjs';

const settled = (page) => page.waitForLoadState('networkidle');

/** Every page and every state of it that a worker can meet, by what leads there. */
const STATES = {
  'referrals, full': async ({ page }) => page.goto('/referrals'),
  'referrals, none in this state': async ({ page }) => page.goto('/referrals?state=returned'),
  'referrals, failing': async ({ page }) => {
    await page.route('**/api/referrals*', (route) => route.fulfill({ status: 503, body: '' }));
    await page.goto('/referrals');
    await page.getByRole('alert').waitFor();
    await page.unroute('**/api/referrals*');
  },
  'intake, empty': async ({ page }) => page.goto('/referrals/new'),
  'intake, with faults': async ({ page, language }) => {
    await page.goto('/referrals/new');
    await page.getByRole('button', { name: say(language, 'intake-page.save'), exact: true }).click();
    await page.getByRole('alert').waitFor();
  },
  'intake, with matches and children': async ({ page, language, referral }) => {
    await page.goto('/referrals/new');
    await page.getByLabel(say(language, 'intake.person.givenName')).fill(referral.person.givenName);
    await page.getByLabel(say(language, 'intake.person.familyName')).fill(referral.person.familyName);
    await page.getByRole('button', { name: say(language, 'intake-page.add-child') }).click();
    await page.getByRole('button', { name: say(language, 'match.choose') }).first().waitFor();
  },
  'a referral': async ({ page, referral }) => page.goto(`/referrals/${referral.id}`),
  'a referral, asked to be withdrawn': async ({ page, referral, language }) => {
    await page.goto(`/referrals/${referral.id}`);
    await page.getByRole('button', { name: say(language, 'referral-page.withdraw') }).click();
    await page.getByRole('dialog').waitFor();
  },
  'a person': async ({ page, referral }) => page.goto(`/people/${referral.person.id}`),
  'a person, number shown': async ({ page, referral, language }) => {
    await page.goto(`/people/${referral.person.id}`);
    await page.getByRole('button', { name: say(language, 'contact.show') }).first().click();
    await page.getByText('library book').waitFor();
  },
  'a person who is not there': async ({ page }) => page.goto('/people/00000000-0000-4000-8000-000000000000'),
  'search, empty': async ({ page }) => page.goto('/people'),
  'search, found': async ({ page, referral }) => {
    await page.goto('/people');
    await page.locator('#people-words').fill(referral.person.familyName);
    await page.getByRole('link', { name: referral.person.familyName }).first().waitFor();
  },
  'search, nobody': async ({ page, language }) => {
    await page.goto('/people');
    await page.locator('#people-words').fill('Zzyzxqwv');
    await page.getByRole('heading', { name: say(language, 'people-search.none') }).waitFor();
  },
  'not found': async ({ page }) => page.goto('/no-such-page'),
  'the menu': async ({ page, language }) => {
    await page.goto('/referrals');
    await page.getByRole('button', { name: say(language, 'frame.menu') }).click();
    await page.getByRole('menu').waitFor();
  },
  'the shortcuts': async ({ page, language }) => {
    await page.goto('/referrals');
    await page.getByRole('button', { name: say(language, 'frame.menu') }).click();
    await page.getByRole('menuitem', { name: say(language, 'frame.shortcuts') }).click();
    await page.getByRole('dialog').waitFor();
  },
  'the cover': async ({ page, language }) => {
    await page.goto('/referrals');
    await page.getByRole('button', { name: say(language, 'frame.hide') }).click();
    await page.getByRole('button', { name: say(language, 'cover.continue') }).waitFor();
  },
};

/** States whose own point is a refusal: the browser calls that an error, and nothing else may be one. */
const REFUSED = { 'referrals, failing': '503', 'a person who is not there': '404' };

/** Every pair of size, theme and language; with WAYMARK_ALL_LOOKS every combination of the three. */
const isWalked = (...choices) => !!process.env.WAYMARK_ALL_LOOKS || choices.filter(Boolean).length % 2 === 0;

for (const size of [WIDE, NARROW]) {
  for (const theme of ['light', 'dark']) {
    for (const language of ['en', 'cy']) {
      if (!isWalked(size === NARROW, theme === 'dark', language === 'cy')) continue;
      describe(`every page at ${size.width} px, ${theme}, ${language}`, () => {
        let opened;
        let referral;

        before(async () => {
          opened = await open({ as: 'lead', size, theme, language });
          referral = await aReferral(opened.context, { familyName: `Prawf${word()}` });
        });
        after(() => opened.close());

        for (const [name, arrive] of Object.entries(STATES)) {
          it(`${name}: accessible, fitting, discreet and without a console error`, async () => {
            const { page, faults } = await opened.another();
            await arrive({ page, language, referral });
            await settled(page);
            await accessible(page);
            await fits(page);
            await hittable(page);
            await discreet(page, [referral.person.familyName, 'library']);
            const expected = REFUSED[name];
            assert.deepEqual(faults.filter((fault) => !expected || !fault.includes(expected)), []);
            if (language === 'cy') assert.deepEqual(englishOn(await page.locator('body').innerText()), []);
            await page.close();
          });
        }
      });
    }
  }
}

describe('the strips of a phone', () => {
  for (const width of [390, 320]) {
    it(`hold every Welsh word within its own place, and fill each of their lines, at ${width} px`, async () => {
      const { page, context, close } = await open({ as: 'lead', size: { width, height: 844 }, language: 'cy' });
      const { person } = await aReferral(context, { familyName: `Prawf${word()}` });
      await page.goto(`/people/${person.id}`);
      await page.locator('app-person-links a').first().waitFor();
      const places = await page.evaluate(() =>
        [...document.querySelectorAll('nav a')]
          .filter((link) => link.getBoundingClientRect().width > 1)
          .map((link) => ({ text: link.textContent.trim(), runsOut: link.scrollWidth > link.clientWidth })),
      );
      assert.ok(places.length >= 8, 'the bar and the strip are there');
      assert.deepEqual(places.filter(({ runsOut }) => runsOut), []);
      const unfilled = await page.evaluate(() => {
        const strip = document.querySelector('app-person-links ul').getBoundingClientRect();
        const boxes = [...document.querySelectorAll('app-person-links a')].map((link) => link.getBoundingClientRect());
        const lines = Map.groupBy(boxes, ({ top }) => Math.round(top));
        return [...lines.values()].map((line) => Math.round(strip.width - line.reduce((sum, box) => sum + box.width, 0))).filter((gap) => gap > 1);
      });
      assert.deepEqual(unfilled, []);
      await fits(page);
      await accessible(page);
      await close();
    });
  }
});

describe('a page at 320 px, as wide as 400 % zoom leaves it', () => {
  for (const address of ['/referrals', '/referrals/new', '/people']) {
    it(`${address} needs no scrolling sideways (WCAG 1.4.10)`, async () => {
      const { page, close } = await open({ size: { width: 320, height: 640 }, language: 'cy' });
      await page.goto(address);
      await settled(page);
      await fits(page);
      await close();
    });
  }
});
