import type TestAgent from 'supertest/lib/agent.js';
import type { IdentityProvider } from '../src/platform/config/identity-providers.js';
import { ForgingProvider, type Forgery } from './setup/forging-provider.js';
import { begin, finish, linkIdentity, organisationId, providerOfNorth, switchProvider } from './setup/provider-steps.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

const HOUR = 3600;
const now = (): number => Math.floor(Date.now() / 1000);

/** Each differs from the good one in one thing alone. Times are further off than two clocks may differ. */
const REFUSED: readonly (readonly [string, () => Forgery])[] = [
  ['another issuer', () => ({ claims: { iss: 'https://login.another.example' } })],
  ['an issuer that only begins alike', () => ({ claims: { iss: 'http://localhost' } })],
  ['no issuer', () => ({ without: ['iss'] })],
  ['another audience', () => ({ claims: { aud: 'another client' } })],
  ['several audiences and made for another of them', () => ({ claims: { aud: ['waymark', 'another client'], azp: 'another client' } })],
  ['no audience', () => ({ without: ['aud'] })],
  ['another nonce', () => ({ claims: { nonce: 'of another sign-in' } })],
  ['no nonce', () => ({ without: ['nonce'] })],
  ['its time over', () => ({ claims: { exp: now() - HOUR, iat: now() - 2 * HOUR } })],
  ['no end', () => ({ without: ['exp'] })],
  ['its time still to come', () => ({ claims: { nbf: now() + HOUR } })],
  ['no time of issue', () => ({ without: ['iat'] })],
  ['no subject', () => ({ without: ['sub'] })],
  ['an empty subject', () => ({ claims: { sub: '' } })],
  ['a subject that is no text', () => ({ claims: { sub: 7 } })],
  ['no time at which she proved it', () => ({ without: ['auth_time'] })],
  ['a proof from before she was asked', () => ({ claims: { auth_time: now() - HOUR } })],
  ['no signature', () => ({ signedBy: 'nobody' })],
  ['the client’s own secret as its key', () => ({ signedBy: 'the client secret' })],
  ['another key under a known name', () => ({ signedBy: 'a key of its own' })],
  ['a key that nobody names', () => ({ signedBy: 'a key nobody names' })],
];

const NO_TOKEN: readonly (readonly [string, Forgery, number, string])[] = [
  ['that the code is none', { answer: { status: 400, body: { error: 'invalid_grant' } } }, 401, 'provider-refused'],
  ['that the client is not known', { answer: { status: 401, body: { error: 'invalid_client' } } }, 401, 'provider-refused'],
  ['with an access token alone', { answer: { status: 200, body: { access_token: 'x', token_type: 'Bearer' } } }, 401, 'provider-refused'],
  ['with what is no token', { answer: { status: 200, body: { access_token: 'x', token_type: 'Bearer', id_token: 'x.y.z' } } }, 401, 'provider-refused'],
  ['with a fault of its own', { answer: { status: 502, body: {} } }, 503, 'provider-away'],
];

describe('a provider’s token', () => {
  let test: TestApp;
  let provider: ForgingProvider;
  const configured: IdentityProvider[] = [];

  beforeAll(async () => {
    provider = await ForgingProvider.start();
    test = await startTestApp(undefined, { identityProviders: configured });
    configured.push(providerOfNorth(await organisationId(test, 'North'), provider.issuer));
    configured.push(providerOfNorth(await organisationId(test, 'South'), provider.issuer, { key: 'south' }));
    await switchProvider(test, 'on');
    await switchProvider(test, 'on', 'South');
    await linkIdentity(test, 'idva', 'amina');
  });
  afterAll(async () => {
    await test.close();
    await provider.close();
  });
  beforeEach(() => {
    provider.forgery = {};
  });

  async function signIn(forgery: Forgery = {}, key = 'north', agent: TestAgent = test.nobody()) {
    provider.forgery = forgery;
    const asked = (await begin(agent, 'sign-in', key)).searchParams;
    const state = asked.get('state') ?? '';
    provider.begun = { state, nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '' };
    return finish(agent, { provider: key, code: 'a code', state, iss: provider.issuer });
  }
  const live = async (): Promise<number> => (await test.owner.query('SELECT count(*)::int AS live FROM sessions WHERE by_provider')).rows[0].live;

  it('opens a session when everything about it is right', async () => {
    expect((await signIn()).status).toBe(200);
  });

  it.each(REFUSED)('with %s opens none, and the answer does not say why', async (_, forgery) => {
    const before = await live();
    const answer = await signIn(forgery());
    expect([answer.status, answer.body.code]).toEqual([401, 'provider-refused']);
    expect(await live()).toBe(before);
    expect((await test.owner.query('SELECT action FROM audit_entries ORDER BY id DESC LIMIT 1')).rows[0].action).toBe('provider.refused');
  });

  it.each(NO_TOKEN)('is none where the provider answers %s', async (_, forgery, status, code) => {
    const answer = await signIn(forgery);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is believed under a new key at once, and no longer under the one before', async () => {
    expect((await signIn()).status).toBe(200);
    await provider.renewKeys();
    expect((await signIn()).status).toBe(200);
    expect((await signIn({ signedBy: 'a key of its own' })).status).toBe(401);
  });

  it('opens nothing in another organisation, although its provider is the same', async () => {
    expect((await signIn({}, 'south')).body.code).toBe('provider-refused');
  });

  it('is not asked for where the answer belongs to no sign-in of this browser', async () => {
    const before = provider.asked;
    await finish(test.nobody(), { code: 'a code', state: 'x', iss: provider.issuer }).expect(401);
    const agent = test.nobody();
    await begin(agent);
    await finish(agent, { code: 'a code', state: 'another', iss: provider.issuer }).expect(401);
    expect(provider.asked).toBe(before);
  });

  it('is not asked of a provider that publishes another issuer than its own, and nobody is sent there', async () => {
    provider.forgery = { metadata: { issuer: 'https://login.another.example' } };
    const { body } = await test.nobody().post('/api/session/provider').send({ provider: 'north', purpose: 'sign-in' }).expect(503);
    expect(body.code).toBe('provider-away');
  });

  it('names the worker by the claim that the deployment says, and by no other', async () => {
    configured[0] = { ...configured[0]!, subjectClaim: 'oid' };
    expect((await signIn()).body.code).toBe('provider-refused');
    expect((await signIn({ claims: { oid: 'amina', sub: 'of this client alone' } })).status).toBe(200);
  });
});
