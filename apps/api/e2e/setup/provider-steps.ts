import type { ProviderAddressView } from '@waymark/contracts';
import type { ProviderSignIn } from '@waymark/domain';
import type TestAgent from 'supertest/lib/agent.js';
import type { IdentityProvider } from '../../src/platform/config/identity-providers.js';
import { workerId } from './a-case.js';
import { CLIENT } from './real-provider.js';
import type { TestApp, TestRole } from './test-app.js';

export const RETURN_ADDRESS = 'http://localhost:3000/sign-in/return/north';

/** As the file of a deployment would set it up for North. */
export function providerOfNorth(organisationId: string, issuer: string, changes: Partial<IdentityProvider> = {}): IdentityProvider {
  return {
    key: 'north',
    organisationId,
    issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    subjectClaim: 'sub',
    button: { en: 'Sign in with North', cy: 'Mewngofnodi â North' },
    secondFactor: { acr: ['urn:example:two-factors'], amr: ['mfa'] },
    ...changes,
  };
}

export async function organisationId(test: TestApp, name: 'North' | 'South'): Promise<string> {
  return (await test.owner.query('SELECT id FROM organisations WHERE name_en = $1', [name])).rows[0].id;
}

export async function switchProvider(test: TestApp, to: ProviderSignIn, name: 'North' | 'South' = 'North'): Promise<void> {
  await test.owner.query(
    `INSERT INTO organisation_settings (organisation_id, key, value, in_force_from, set_by)
     SELECT o.id, 'sign-in.provider', to_jsonb($1::text), '2026-01-01', (SELECT w.id FROM workers w WHERE w.organisation_id = o.id LIMIT 1)
       FROM organisations o WHERE o.name_en = $2`,
    [to, name],
  );
}

/** By two people, as on screen. */
export async function linkIdentity(test: TestApp, role: TestRole, subject: string): Promise<void> {
  const administrator = await test.signedInAs('administrator');
  const { body } = await administrator.post(`/api/workers/${await workerId(test, role)}/identities`).send({ subject, proof: 'in-person' }).expect(201);
  await (await test.signedInAs('service-manager')).post(`/api/account-requests/${body.id}/confirm`).send({}).expect(200);
}

/** The first half: where the page sends the browser. */
export async function begin(agent: TestAgent, purpose: 'sign-in' | 'prove' = 'sign-in', provider = 'north'): Promise<URL> {
  const { body } = await agent.post('/api/session/provider').send({ provider, purpose }).expect(200);
  return new URL((body as ProviderAddressView).address);
}

/** The second half: what the page sends of the address it was opened with. */
export function finish(agent: TestAgent, parts: Partial<Record<'code' | 'state' | 'iss' | 'error' | 'provider', string | null>>) {
  return agent.post('/api/session/provider/answer').send({ provider: 'north', state: 'none', code: null, iss: null, error: null, ...parts });
}

export function partsOf(cameBackTo: URL): Record<string, string> {
  const known = ['code', 'state', 'iss', 'error'];
  return Object.fromEntries([...cameBackTo.searchParams].filter(([name]) => known.includes(name)));
}
