import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const CLIENT = { id: 'waymark', secret: 'what two sides know, and nobody else' };

/**
 * A certified OpenID provider on another site than the product's own (127.0.0.1 beside localhost), so that browsers treat
 * what comes from it as they would in earnest. Who signs in there, a journey says before.
 */
export async function startProvider(port, returnAddress) {
  const atTheProvider = { subject: null, amr: ['pwd'] };
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, configuration(returnAddress));
  const callback = provider.callback();
  const finish = (request, response) => {
    const { subject: accountId, amr } = atTheProvider;
    const result = accountId === null ? { error: 'access_denied' } : { login: { accountId, amr } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  const server = createServer((request, response) => (request.url.startsWith('/interaction/') ? finish : callback)(request, response));
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { issuer, client: CLIENT, atTheProvider, close };
}

function configuration(returnAddress) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [returnAddress],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['for journeys alone'] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 300, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'] },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  };
}
