import { builtPages } from './setup/built-pages.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

describe('the headers of every answer', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp(undefined, { webRoot: builtPages() });
  });
  afterAll(() => test.close());

  const policyOf = async (path = '/'): Promise<Map<string, string>> => {
    const { headers } = await test.nobody().get(path);
    const directives = String(headers['content-security-policy']).split(';').map((one) => one.trim());
    return new Map(directives.map((one) => [one.split(' ')[0] ?? '', one.split(' ').slice(1).join(' ')]));
  };

  it('let nothing run but our own scripts, with a new nonce each time, and nothing be evaluated', async () => {
    const [one, two] = [await policyOf(), await policyOf()];
    expect(one.get('script-src')).toMatch(/^'self' 'nonce-[A-Za-z0-9+/]{24}'$/);
    expect(one.get('script-src')).not.toBe(two.get('script-src'));
    expect([...one.values()].join(' ')).not.toMatch(/unsafe|\*|https?:/);
  });

  it('let no text become a page unless Angular made it, without its way around', async () => {
    const policy = await policyOf();
    expect(policy.get('require-trusted-types-for')).toBe(`'script'`);
    expect(policy.get('trusted-types')).toBe('angular angular#components');
  });

  it.each(['/api/health/live', '/api/session', '/api?x', '/api/no-such-place'])('let what the API answers at %s load and run nothing at all', async (path) => {
    const policy = await policyOf(path);
    expect([policy.get('default-src'), policy.get('frame-ancestors'), policy.get('base-uri'), policy.get('form-action')]).toEqual(Array(4).fill(`'none'`));
    expect(policy.size).toBe(4);
  });

  it('let nobody frame us, keep us or learn where a worker came from', async () => {
    const { headers } = await test.nobody().get('/api/session').expect(401);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect((await policyOf()).get('frame-ancestors')).toBe(`'none'`);
  });

  it.each(['cross-site', 'same-site'])('refuse what a %s page made the browser send, reads included', async (site) => {
    const duty = await test.signedInAs('duty-worker');
    const read = await duty.get('/api/session').set('Sec-Fetch-Site', site).expect(403);
    expect(read.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(read.body).toEqual({ type: 'urn:waymark:problem:not-allowed', status: 403, code: 'not-allowed' });
    await duty.put('/api/session/language').send({ language: 'cy' }).set('Sec-Fetch-Site', site).expect(403);
    await duty.get('/api/session').set('Sec-Fetch-Site', 'same-origin').expect(200);
  });

  it('let somebody who typed an address read, and change nothing', async () => {
    const duty = await test.signedInAs('duty-worker');
    await duty.get('/api/session').set('Sec-Fetch-Site', 'none').expect(200);
    await duty.put('/api/session/language').send({ language: 'cy' }).set('Sec-Fetch-Site', 'none').expect(403);
  });
});
