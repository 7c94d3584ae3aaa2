import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';
import { freePort } from './free-port.js';
import { ProviderStore } from './provider-store.js';

export const CLIENT = { id: 'waymark', secret: 'a long secret that two sides know, and nobody else' };

/** What the provider does with the next browser that comes by: signs somebody in as it says, or lets nobody in. */
export interface AtTheProvider {
  subject: string | null;
  acr?: string;
  amr?: string[];
}

/** A certified OpenID provider as others run it, with nobody to type: who signs in, a test says before. */
export class RealProvider {
  next: AtTheProvider = { subject: null };
  private server: Server | null = null;

  private constructor(
    readonly port: number,
    private readonly returnAddress: string,
  ) {}

  get issuer(): string {
    return `http://localhost:${this.port}`;
  }

  static async start(returnAddress: string): Promise<RealProvider> {
    const provider = new RealProvider(await freePort(), returnAddress);
    await provider.open();
    return provider;
  }

  /** With keys of its own, new ones each time: opened again it signs with keys that nobody has seen. */
  async open(): Promise<void> {
    const provider = new Provider(this.issuer, this.configuration(await newKey()));
    const callback = provider.callback();
    const interaction = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const { subject: accountId, ...how } = this.next;
      const result = accountId === null ? { error: 'access_denied', error_description: 'Not today, North.' } : { login: { accountId, ...how } };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    };
    this.server = createServer((request, response) => {
      if (request.url?.startsWith('/interaction/')) void interaction(request, response);
      else void callback(request, response);
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, 'localhost', resolve));
  }

  async close(): Promise<void> {
    const { server } = this;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    this.server = null;
  }

  /** Goes where the page was sent, as a browser would, and answers with the address it is sent back to. */
  async walk(address: string, browser = new Map<string, string>()): Promise<URL> {
    let next = new URL(address);
    for (let step = 0; step < 10; step += 1) {
      const answer = await fetch(next, { redirect: 'manual', headers: { cookie: [...browser].map(([name, value]) => `${name}=${value}`).join('; ') } });
      for (const cookie of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/);
        browser.set(name, value);
      }
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
      next = new URL(location, next);
      if (next.origin !== this.issuer) return next;
    }
    throw new Error('The provider sends the browser round and round.');
  }

  private configuration(key: JWK): Configuration {
    return {
      adapter: ProviderStore,
      ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 300, Interaction: 600, Session: 600 },
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [this.returnAddress],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      jwks: { keys: [key] },
      cookies: { keys: ['for tests alone'] },
      features: { devInteractions: { enabled: false } },
      pkce: { required: () => true },
      acrValues: ['urn:example:two-factors'],
      claims: { openid: ['sub', 'acr', 'amr', 'auth_time'] },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
      // Colleagues are not asked whether their own organisation may know them.
      loadExistingGrant: async (context) => {
        const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client?.clientId ?? '', accountId: context.oidc.session?.accountId ?? '' });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
    };
  }
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' };
}
