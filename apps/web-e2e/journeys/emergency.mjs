import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NARROW, open, WIDE, worker } from '../support/browser.mjs';
import { someoneSupported } from '../support/cases.mjs';
import { looks, sound } from '../support/checks.mjs';
import { say } from '../support/words.mjs';

const nothingHere = { expected: '404' };
const WHY = 'She rings from a call box; nobody answers at her worker’s desk.';

/** The next opening is asked for a fresh proof, however lately she has given one. */
async function askForProofOnce(page) {
  const body = JSON.stringify({ type: 'urn:waymark:problem:step-up-needed', status: 403, code: 'step-up-needed', title: '', reference: '' });
  await page.route('**/emergency-openings', (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', body }), { times: 1 });
}

async function press(scope, language, key) {
  await scope.getByRole('button', { name: new RegExp(`^${say(language, key)}`) }).first().click();
}

describe('opening a record in an emergency', () => {
  looks([WIDE, NARROW]).forEach((look, at) => {
    const { size, theme, language } = look;
    // Each worker searches elsewhere a few times an hour at most.
    const [opener, holding] = at % 2 === 0 ? ['key', 'idva'] : ['idva', 'key'];
    it(`finds a colleague’s caller, shows her record for a while and tells who must know (${size.width} px, ${theme}, ${language})`, async () => {
      const holder = await open({ as: holding, ...look });
      const { person, id: caseId } = await someoneSupported(holder.context);
      const mine = await open({ as: opener, ...look });
      const { page } = mine;
      const names = [person.familyName];
      await page.goto('/people');
      await page.getByRole('link', { name: say(language, 'elsewhere.to') }).click();
      await press(page, language, 'elsewhere.look');
      await page.locator('#name[aria-invalid=true]').waitFor();
      await sound(mine, language, { names });
      await page.getByLabel(say(language, 'elsewhere.name')).fill(`${person.familyName} ${person.givenName}`);
      await page.getByLabel(say(language, 'elsewhere.dateOfBirth')).fill('3/6/1987');
      await page.keyboard.press('Enter');
      const found = page.getByRole('list', { name: say(language, 'elsewhere.results') });
      await found.getByText(say(language, 'code.elsewhere-status.in-support')).waitFor();
      assert.ok(!(await page.locator('main').innerText()).includes(person.familyName));
      await sound(mine, language, { names });

      await press(found, language, 'elsewhere.open');
      const asking = page.getByRole('dialog');
      await asking.getByLabel(say(language, 'open-record.reason')).selectOption({ label: say(language, 'code.opening-reason.caller-on-line') });
      await asking.getByLabel(say(language, 'open-record.words')).fill('Too short.');
      await press(asking, language, 'open-record.act');
      await asking.locator('#words[aria-invalid=true]').waitFor();
      await sound(mine, language, { names });
      await asking.getByLabel(say(language, 'open-record.words')).fill(WHY);
      await askForProofOnce(page);
      await press(asking, language, 'open-record.act');
      const proof = page.getByRole('dialog', { name: say(language, 'step-up.heading') });
      await proof.locator('input').fill(worker(opener).password);
      await press(proof, language, 'step-up.act');

      await page.getByText(say(language, 'opened.text')).waitFor();
      await page.getByRole('heading', { name: say(language, 'timeline.heading') }).waitFor();
      assert.equal(await page.getByText(say(language, 'conflict.open')).count(), 0);
      await sound(mine, language, { names, expected: '403' });
      mine.faults.length = 0;
      for (const path of ['assess', 'safety-plan', 'reviews']) {
        await page.goto(`/people/${person.id}/${path}`);
        await page.getByText(say(language, 'opened.text')).waitFor();
        await page.waitForLoadState('networkidle');
        assert.deepEqual(await page.locator('main .wm-page button').allInnerTexts(), [say(language, 'opened.end')]);
        assert.equal(await page.locator('main a[href$="/write"], main a[href$="/hand-over"]').count(), 0);
      }
      await page.goto(`/cases/${caseId}`);
      await page.getByText(say(language, 'opened.text')).waitFor();
      assert.equal(await page.getByRole('button', { name: say(language, 'case.close') }).count(), 0);
      assert.equal(await page.getByRole('link', { name: say(language, 'case.hand-over') }).count(), 0);
      await page.emulateMedia({ media: 'print' });
      assert.ok(!(await page.locator('main').isVisible()));
      await page.emulateMedia({ media: 'screen' });
      await page.getByRole('link', { name: say(language, 'opened.note') }).click();
      await page.waitForURL(`**/people/${person.id}/notes`);
      await page.locator('app-quick-note textarea').fill('Rang from a call box; safe until six.');
      await press(page, language, 'note.save');
      await page.getByText('safe until six').waitFor();
      await sound(mine, language, { names });

      await holder.page.goto('/today');
      const told = holder.page.locator('app-opened-records li').filter({ hasText: person.familyName });
      await told.waitFor();
      assert.ok(!(await told.innerText()).includes('call box'));
      await sound(holder, language, { names });
      await press(told, language, 'opening-notice.seen');
      await told.waitFor({ state: 'detached' });

      const manager = await open({ as: 'manager', ...look });
      await manager.page.goto('/today');
      const due = manager.page.locator('app-opened-records li').filter({ hasText: person.familyName });
      await press(due, language, 'opening-review.look');
      const looking = manager.page.getByRole('dialog');
      await looking.getByText(WHY).waitFor();
      await looking.getByText(say(language, 'code.action.note.written')).waitFor();
      await looking.getByLabel(say(language, 'opening-review.outcome')).selectOption({ label: say(language, 'code.opening-outcome.justified') });
      await sound(manager, language, { names });
      await press(looking, language, 'opening-review.save');
      await due.waitFor({ state: 'detached' });

      await press(page, language, 'opened.end');
      await page.waitForURL('**/people');
      await page.goto(`/people/${person.id}`);
      await page.getByText(say(language, 'problem.not-found')).waitFor();
      await sound(mine, language, { names, ...nothingHere });
      await Promise.all([holder.close(), mine.close(), manager.close()]);
    });
  });

  it('closes by the clock while the record is in view', async () => {
    const holder = await open({ as: 'idva' });
    const { person } = await someoneSupported(holder.context);
    const mine = await open({ as: 'key' });
    const { page } = mine;
    await page.clock.install();
    const opened = await mine.context.request.post(`/api/people/${person.id}/emergency-openings`, {
      headers: { 'Idempotency-Key': crypto.randomUUID() },
      data: { reason: 'immediate-danger', words: WHY },
    });
    // Her sign-in may be older than the proof that is asked for.
    if (opened.status() === 403) {
      await mine.context.request.post('/api/session/step-up', { data: { password: worker('key').password, code: null, passkey: null } });
      const again = { headers: { 'Idempotency-Key': crypto.randomUUID() }, data: { reason: 'immediate-danger', words: WHY } };
      assert.equal((await mine.context.request.post(`/api/people/${person.id}/emergency-openings`, again)).status(), 201);
    }
    await page.goto(`/people/${person.id}`);
    await page.getByText(say('en', 'opened.text')).waitFor();
    // A second tab says the same and prints nothing; where nobody can say how the record is read, it shows none of it.
    const second = await mine.context.newPage();
    await second.goto(`/people/${person.id}`);
    await second.getByText(say('en', 'opened.text')).waitFor();
    await second.emulateMedia({ media: 'print' });
    assert.ok(!(await second.locator('main').isVisible()));
    await second.emulateMedia({ media: 'screen' });
    const busy = JSON.stringify({ type: 'urn:waymark:problem:busy', status: 503, code: 'busy', title: '', reference: '' });
    await second.route('**/emergency-openings/mine', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: busy }));
    await second.goto(`/people/${person.id}/notes`);
    await second.getByRole('main').getByText(say('en', 'problem.busy-reading')).waitFor();
    assert.ok(!(await second.locator('main').innerText()).includes(person.familyName));
    await second.unroute('**/emergency-openings/mine');
    await second.getByRole('main').getByRole('button', { name: say('en', 'problem.retry') }).click();
    await second.getByText(say('en', 'opened.text')).waitFor();
    await second.close();
    await page.clock.fastForward('01:01:00');
    await page.waitForURL('**/people');
    await page.getByText(say('en', 'opened.ended')).waitFor({ state: 'attached' });
    await Promise.all([holder.close(), mine.close()]);
  });
});
