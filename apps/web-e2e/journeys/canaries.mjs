import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { anAssessment, focusOn } from '../support/assessment.mjs';
import { killBrowser, openProfile, worker } from '../support/browser.mjs';
import { someoneSupported } from '../support/cases.mjs';
import { word } from '../support/referral.mjs';
import { say } from '../support/words.mjs';

const CANARIES = 200;

/** Words that stand nowhere else; a profile keeps text as one byte a letter, as two, or as what base 64 makes of it. */
function writings(text) {
  return [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(Buffer.from(text).toString('base64').slice(0, -4))];
}

function filesWith(folder, needles) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .filter((path) => {
      const bytes = readFileSync(path);
      return needles.some((needle) => bytes.includes(needle));
    });
}

describe('the device of a worker', () => {
  it(`holds none of ${CANARIES} addresses that she read, searched for and was typing when the browser was killed`, async () => {
    const profile = mkdtempSync(join(tmpdir(), 'waymark-canaries-'));
    const before = await openProfile(profile);
    const { page, context } = before;
    const { email, password } = worker('key');
    await context.request.post('/api/session', { data: { email, password } });
    const street = `Zyx${word()}`;
    const ofCase = await someoneSupported(context);
    const name = ofCase.person.familyName;
    const addresses = Array.from({ length: CANARIES }, (_, number) => `${number} ${street}${number}lane`);

    await page.goto(`/people/${ofCase.person.id}`);
    await page.getByText(name).first().waitFor();
    await page.getByRole('button', { name: say('en', 'contact.show') }).first().click();
    await page.getByText(/07700/).first().waitFor();
    await page.goto('/people');
    await page.getByRole('searchbox').last().fill(`${street} ${name}`);
    await page.goto('/today');
    await page.locator('[app-today-row]').filter({ hasText: ofCase.person.reference }).locator('[data-opener]').click();
    await page.locator('app-quick-note textarea').fill(addresses.join('\n'));
    // In a call without a line: what she types there rests on the device until it can be sent, as ciphertext.
    const { address } = await anAssessment(context);
    await page.goto(address);
    await focusOn(page, 1);
    await context.setOffline(true);
    await page.getByRole('textbox', { name: 'Notes' }).fill(addresses.join('\n'));
    await page.waitForFunction(async () => (await window.indexedDB.databases()).some(({ name }) => name === 'waymark-kept'));
    await killBrowser(profile, context);

    assert.ok(readdirSync(profile, { recursive: true }).length > 20);
    assert.deepEqual(filesWith(profile, [street, name].flatMap(writings)), []);
    rmSync(profile, { recursive: true, force: true });
  });
});
