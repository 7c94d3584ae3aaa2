import { ModulesContainer, Reflector } from '@nestjs/core';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { isUnseen, ROLES, RIGHTS_OF_ROLE } from '@waymark/domain';
import { ALLOW, type Allowed } from '../src/platform/auth/allow.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

interface Route {
  method: string;
  path: string;
  allowed: Allowed | undefined;
}

const METHODS = ['get', 'post', 'put', 'delete', 'patch'] as const;
const NO_SUCH_ID = '00000000-0000-4000-8000-000000000000';

describe('rights', () => {
  let test: TestApp;
  let routes: Route[];

  beforeAll(async () => {
    test = await startTestApp();
    routes = routesOf(test);
  });
  afterAll(() => test.close());

  it('are declared on every route', () => {
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter((route) => route.allowed === undefined)).toEqual([]);
  });

  it('are asked of nobody only where signing in or proving it anew begins and where health is told', () => {
    const open = routes.filter((route) => route.allowed === 'nobody').map(({ method, path }) => `${method} ${path}`);
    expect(open.sort()).toEqual([
      'delete /api/session',
      'get /api/health/live',
      'get /api/health/ready',
      'get /api/session/providers',
      'post /api/password-resets/use',
      'post /api/second-factor/recovery-codes',
      'post /api/second-factor/remove',
      'post /api/second-factor/secret',
      'post /api/session',
      'post /api/session/code',
      'post /api/session/passkey',
      'post /api/session/passkey-options',
      'post /api/session/password',
      'post /api/session/provider',
      'post /api/session/provider/answer',
      'post /api/session/step-up',
      'post /api/session/unlock',
    ]);
  });

  it('turn away whoever is not signed in, on every other route', async () => {
    for (const { method, path } of routes.filter((route) => route.allowed !== 'nobody')) {
      const answer = await call(test.nobody(), method, path);
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
  });

  it('turn away whoever holds a locked session, on every other route', async () => {
    const agent = await test.signedInAs('service-manager');
    await agent.post('/api/session/lock').send({}).expect(204);
    for (const { method, path } of routes.filter((route) => route.allowed !== 'nobody')) {
      const answer = await call(agent, method, path);
      expect([method, path, answer.status, answer.body.code]).toEqual([method, path, 401, 'session-locked']);
    }
  });

  it.each(ROLES)('let %s through where the table says so and nowhere else', async (role) => {
    const agent = await test.signedInAs(role);
    for (const { method, path, allowed } of routes) {
      if (allowed === 'nobody' || allowed === 'anybody' || allowed === undefined) continue;
      const answer = await call(agent, method, path);
      const isHers = RIGHTS_OF_ROLE[role].includes(allowed);
      if (isHers || !isUnseen(allowed)) expect([role, method, path, answer.status !== 403]).toEqual([role, method, path, isHers]);
      // Of what is nobody else's to know, the answer is that of an address that is not there.
      else expect([role, method, path, answer.status]).toEqual([role, method, path, 404]);
      // Let in with an empty request: refused for its shape or its state, never by an accident.
      expect([method, path, answer.status < 500]).toEqual([method, path, true]);
    }
  });
});

function call(agent: Awaited<ReturnType<TestApp['signedInAs']>>, method: string, path: string) {
  const url = path.replace(/:\w+/g, NO_SUCH_ID);
  return agent[method as (typeof METHODS)[number]](url).send(method === 'get' ? undefined : {});
}

/** Every route of the running application, so that a new one is tested without being listed. */
function routesOf({ app }: TestApp): Route[] {
  const reflector = app.get(Reflector);
  return [...app.get(ModulesContainer).values()]
    .flatMap((module) => [...module.controllers.values()])
    .flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as object;
      const base = String(Reflect.getMetadata(PATH_METADATA, metatype));
      return Object.getOwnPropertyNames(prototype).flatMap((name) => {
        const handler: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
        if (typeof handler !== 'function' || Reflect.getMetadata(METHOD_METADATA, handler) === undefined) return [];
        const own = String(Reflect.getMetadata(PATH_METADATA, handler));
        const path = ['/api', base, own].join('/').replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1');
        const method = METHODS[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'get';
        const allowed = reflector.getAllAndOverride<Allowed | undefined>(ALLOW, [handler as () => void, metatype as never]);
        return [{ method, path, allowed }];
      });
    });
}
