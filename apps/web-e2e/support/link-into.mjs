import { forgetSignIn, open } from './browser.mjs';
import { accessible } from './checks.mjs';
import { say } from './words.mjs';

/**
 * The administrator asks for a link into an account and the service manager confirms it, each at a screen of her own:
 * the link that the one is shown, with the code that the other was told.
 */
export async function linkInto(email, act) {
  const code = await asked(email, act);
  // A sign-in of this minute: an older one is asked again who is at the screen.
  forgetSignIn('manager');
  const { page, close } = await open({ as: 'manager' });
  await page.goto('/account-requests');
  // The one asked for last stands last of those that wait.
  await page.getByRole('button', { name: new RegExp(`^${say('en', 'account-requests.confirm')}`) }).last().click();
  const address = page.getByLabel(say('en', 'accounts.link'), { exact: true });
  await address.waitFor();
  await accessible(page);
  const link = new URL(await address.inputValue());
  await close();
  return { link, code };
}

async function asked(email, act) {
  forgetSignIn('admin');
  const { page, close } = await open({ as: 'admin' });
  await page.goto('/accounts');
  await page.getByRole('row', { name: email }).getByRole('button', { name: say('en', act) }).click();
  await page.getByLabel(say('en', 'ask-for-link.proof')).selectOption('called-back');
  await accessible(page);
  await page.getByRole('button', { name: say('en', 'ask-for-link.act') }).click();
  await page.getByRole('button', { name: say('en', 'ask-for-link.told') }).waitFor();
  await accessible(page);
  const code = await page.getByRole('dialog').locator('.code').innerText();
  await close();
  return code;
}
