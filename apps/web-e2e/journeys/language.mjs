import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { open } from '../support/browser.mjs';
import { AT_ONCE, framesUntil } from '../support/frames.mjs';
import { say } from '../support/words.mjs';

describe('the language of the screen', () => {
  it('changes with one press, at once, without asking for data, and keeps what was typed', async () => {
    const { page, close } = await open();
    await page.goto('/referrals/new');
    const typed = 'She rang from work.';
    await page.getByLabel(say('en', 'intake.summary')).fill(typed);
    await page.waitForLoadState('networkidle');
    const asked = [];
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    const frames = await framesUntil(
      page,
      () => document.querySelector('button[lang=cy]').click(),
      (heading) => document.querySelector('h1').textContent === heading,
      say('cy', 'intake-page.heading'),
    );
    assert.ok(frames <= AT_ONCE, `the switch was drawn after ${frames} frames`);
    assert.equal(await page.getByLabel(say('cy', 'intake.summary')).inputValue(), typed);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'cy');
    await page.waitForLoadState('networkidle');
    assert.deepEqual(asked, ['PUT /api/session/language']);
    await close();
  });

  it('is remembered with the worker, on every device', async () => {
    const first = await open({ as: 'idva', language: 'en' });
    await first.page.goto('/referrals');
    const kept = first.page.waitForResponse('**/api/session/language');
    await first.page.getByRole('button', { name: 'Cymraeg' }).click();
    assert.equal((await kept).status(), 204);
    const session = await (await first.context.request.get('/api/session')).json();
    assert.equal(session.worker.language, 'cy');
    await first.close();
  });
});
