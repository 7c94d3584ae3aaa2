/** What the run's set-up, which Jest loads untranslated, shares with the tests. */
export const TEMPLATE = 'waymark_template';

/**
 * The application's role on the test server.
 * @param {string} ownerUrl
 */
export function applicationUrl(ownerUrl) {
  const url = new URL(ownerUrl);
  url.username = 'waymark_test_application';
  url.password = 'only on this machine';
  return url.href;
}
