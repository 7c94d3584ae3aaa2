import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aFinishedAssessment, sent } from '../support/assessment.mjs';
import { NARROW, open, WIDE } from '../support/browser.mjs';
import { looks, sound } from '../support/checks.mjs';
import { byKeysAlone } from '../support/keys.mjs';
import { say } from '../support/words.mjs';

/** The setting review.cadence-days as it is shipped; nobody has changed it in the demonstration. */
const DAYS_AT_HIGH = 28;

const inDays = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });

async function reviewsOf(context, { referral }, state) {
  const { reviews } = await sent(context, 'get', `/api/people/${referral.person.id}/reviews`);
  return reviews.filter((review) => review.state === state);
}

describe('a review by keys alone', () => {
  for (const { language, size, theme } of looks([WIDE, NARROW])) {
    it(`is completed in words, and the next one is planned by the settings (${language}, ${size.width} px, ${theme})`, async () => {
      const opened = await open({ as: 'idva', language, size, theme });
      const { page, context } = opened;
      const assessment = await aFinishedAssessment(context);
      const words = (key) => say(language, key);
      await page.goto(`/people/${assessment.referral.person.id}/reviews`);
      const keys = await byKeysAlone(page);
      await keys.reach(page.getByRole('button', { name: words('review.complete') }));
      await sound(opened, language);
      await keys.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.locator('#words').waitFor();
      const complete = dialog.getByRole('button', { name: words('review.complete-act') });
      await keys.reach(complete);
      await keys.press('Enter');
      await dialog.locator('#words[aria-invalid=true]').waitFor();
      await sound(opened, language);
      await keys.back(dialog.locator('#words'));
      await keys.type('He has not come near since the hearing.');
      await keys.reach(dialog.getByRole('radio', { name: words('code.reviewed-danger.same') }));
      await keys.press('Space');
      await keys.reach(complete);
      await keys.press('Enter');
      await page.getByText('He has not come near since the hearing.').waitFor();
      await sound(opened, language);
      const [planned, ...others] = await reviewsOf(context, assessment, 'planned');
      assert.deepEqual([planned.subject, planned.dueOn, others.length], ['risk-assessment', inDays(DAYS_AT_HIGH), 0]);
      assert.deepEqual((await reviewsOf(context, assessment, 'done')).map((review) => review.words), ['He has not come near since the hearing.']);
      assert.deepEqual(opened.faults, []);
      await opened.close();
    });
  }

  it('is not put off past the settings, and the reason stays with it', async () => {
    const opened = await open({ as: 'idva' });
    const { page, context } = opened;
    const assessment = await aFinishedAssessment(context);
    const [review] = await reviewsOf(context, assessment, 'planned');
    const putOff = (to) =>
      context.request.post(`/api/reviews/${review.id}/put-off`, {
        headers: { 'If-Match': `"v${review.version}"` },
        data: { to, reason: 'She is in hospital.' },
      });
    const answer = await putOff(inDays(DAYS_AT_HIGH + 1));
    assert.deepEqual([answer.status(), (await answer.json()).code], [409, 'put-off-too-far']);
    await page.goto(`/people/${assessment.referral.person.id}/reviews`);
    await page.getByRole('button', { name: say('en', 'review.put-off') }).waitFor();
    assert.equal((await reviewsOf(context, assessment, 'planned'))[0].dueOn, inDays(DAYS_AT_HIGH));
    await opened.close();
  });
});
