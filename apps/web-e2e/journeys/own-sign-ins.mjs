import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forgetSignIn, NARROW, open, WIDE, worker } from '../support/browser.mjs';
import { looks, sound } from '../support/checks.mjs';
import { say } from '../support/words.mjs';

/** Signs the lead in beside whatever other journeys do with her: no journey expects her to read English. */
async function signedIn(view) {
  const opened = await open({ as: null, ...view });
  const { email, password } = worker('lead');
  assert.equal((await opened.context.request.post('/api/session', { data: { email, password } })).status(), 200);
  await opened.context.request.put('/api/session/language', { data: { language: view.language } });
  return opened;
}

describe('where a worker is signed in', () => {
  for (const view of looks([WIDE, NARROW])) {
    it(`is listed on her account, and ends there at one press, in ${view.language}`, async () => {
      const here = await signedIn(view);
      const elsewhere = await signedIn(view);
      await here.page.goto('/account');
      await here.page.getByText(say(view.language, 'own-sign-ins.this-one'), { exact: true }).waitFor();
      await sound(here, view.language);
      await here.page.getByRole('button', { name: say(view.language, 'own-sign-ins.end-others'), exact: true }).click();
      await here.page.getByText(say(view.language, 'own-sign-ins.ended-others')).waitFor();
      assert.equal((await elsewhere.context.request.get('/api/session')).status(), 401);
      assert.equal((await here.context.request.get('/api/session')).status(), 200);
      forgetSignIn('lead');
      await elsewhere.close();
      await here.close();
    });
  }
});
