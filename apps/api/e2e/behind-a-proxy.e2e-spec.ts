import { Passwords } from '../src/platform/auth/passwords.js';
import { tokenHash } from '../src/platform/auth/tokens.js';
import { builtPages } from './setup/built-pages.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

const PASSWORD = 'a long and invented passphrase';
const EMAIL = 'duty-worker@north.example';

describe('behind a proxy that ends TLS', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp(undefined, { isTls: true, trustedProxies: 1, webRoot: builtPages() });
    await test.owner.query('UPDATE worker_credentials SET password_hash = $1', [await new Passwords().hash(PASSWORD)]);
  });
  afterAll(() => test.close());
  beforeEach(() => test.owner.query('DELETE FROM sign_in_attempts'));

  const signInFrom = (forwardedFor: string, password = PASSWORD) =>
    test.nobody().post('/api/session').set('X-Forwarded-For', forwardedFor).send({ email: EMAIL, password });

  it('gives out cookies for this host alone, over TLS alone, which no script can read', async () => {
    const { headers } = await signInFrom('198.51.100.9').expect(200);
    const [session, device] = headers['set-cookie'] as unknown as string[];
    expect(session).toMatch(/^__Host-waymark=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(device).toMatch(/^__Host-waymark-device=[\w-]{43}; Max-Age=15552000; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/);
  });

  it.each(['/', '/api/health/live', '/api/session', '/api/nothing', '/media/mark.svg'])('asks for TLS for two years, subdomains too, at %s', async (path) => {
    const { headers } = await test.nobody().get(path);
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
  });

  it('counts guesses by the address that the proxy has seen, whatever the browser claims beside it', async () => {
    await test.owner.query(
      `INSERT INTO sign_in_attempts (account_key, address_key) SELECT decode(md5(n::text), 'hex'), $1 FROM generate_series(1, 100) n`,
      [tokenHash('198.51.100.9')],
    );
    await signInFrom('198.51.100.9').expect(429);
    await signInFrom('203.0.113.7, 198.51.100.9').expect(429);
    await signInFrom('198.51.100.9, 203.0.113.7', 'a wrong guess').expect(401);
  });

  it('counts all that comes through one line with IPv6 as one address', async () => {
    await test.owner.query(
      `INSERT INTO sign_in_attempts (account_key, address_key) SELECT decode(md5(n::text), 'hex'), $1 FROM generate_series(1, 100) n`,
      [tokenHash('2001:db8:1:2::/64')],
    );
    await signInFrom('2001:db8:1:2::9').expect(429);
    await signInFrom('2001:db8:1:2:ffff:1:2:3').expect(429);
    await signInFrom('2001:db8:1:3::9', 'a wrong guess').expect(401);
  });

  it.each(['/media', '/media/', '/.git/config', '/index.html.map'])('answers %s with the page of the product and no list, file or source', async (path) => {
    const answer = await test.nobody().get(path).redirects(1).expect(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.text).toMatch(/<title>Waymark<\/title><app-root ngCspNonce="[A-Za-z0-9+/]{24}">/);
  });
});
