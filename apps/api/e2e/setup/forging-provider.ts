import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import { freePort } from './free-port.js';
import { CLIENT } from './real-provider.js';

/** The flow as the product began it. */
export interface Begun {
  state: string;
  nonce: string;
  challenge: string;
}

/** How a forged token differs from a good one. */
export interface Forgery {
  claims?: Record<string, unknown>;
  without?: readonly string[];
  signedBy?: 'its key' | 'a key of its own' | 'a key nobody names' | 'the client secret' | 'nobody';
  /** The token endpoint's answer in the place of one with a token. */
  answer?: { status: number; body: object };
  /** What it publishes of itself. */
  metadata?: Record<string, unknown>;
}

/** A provider that will say whatever a test wants, where a real one refuses to be wrong. */
export class ForgingProvider {
  forgery: Forgery = {};
  begun: Begun = { state: '', nonce: '', challenge: '' };
  /** How often it was asked for a token. */
  asked = 0;
  private keys!: { good: CryptoKey; other: CryptoKey; published: JWK };

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  get issuer(): string {
    return `http://localhost:${this.port}`;
  }

  static async start(): Promise<ForgingProvider> {
    const server = createServer();
    const provider = new ForgingProvider(server, await freePort());
    await provider.renewKeys();
    server.on('request', (request, response) => {
      void provider.answer(request).then(({ status, body }) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)));
    });
    await new Promise<void>((resolve) => server.listen(provider.port, 'localhost', resolve));
    return provider;
  }

  async renewKeys(): Promise<void> {
    const [good, other] = [await generateKeyPair('RS256', { extractable: true }), await generateKeyPair('RS256', { extractable: true })];
    this.keys = { good: good.privateKey, other: other.privateKey, published: { ...(await exportJWK(good.publicKey)), kid: `key ${this.asked}`, alg: 'RS256', use: 'sig' } };
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: object }> {
    if (request.url === '/.well-known/openid-configuration') return { status: 200, body: { ...this.metadata(), ...this.forgery.metadata } };
    if (request.url === '/jwks') return { status: 200, body: { keys: [this.keys.published] } };
    this.asked += 1;
    const form = new URLSearchParams(await textOf(request));
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    if (challenge !== this.begun.challenge) return { status: 400, body: { error: 'invalid_grant' } };
    return this.forgery.answer ?? { status: 200, body: { access_token: 'for nothing', token_type: 'Bearer', id_token: await this.token() } };
  }

  private metadata(): Record<string, unknown> {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/auth`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  private token(): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const good = { iss: this.issuer, sub: 'amina', aud: CLIENT.id, nonce: this.begun.nonce, iat: now, exp: now + 300, auth_time: now };
    const claims = Object.fromEntries(Object.entries({ ...good, ...this.forgery.claims }).filter(([name]) => !this.forgery.without?.includes(name)));
    const { signedBy = 'its key' } = this.forgery;
    if (signedBy === 'nobody') return Promise.resolve(new UnsecuredJWT(claims).encode());
    if (signedBy === 'the client secret') return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(CLIENT.secret));
    const kid = signedBy === 'a key nobody names' ? 'unheard of' : this.keys.published.kid;
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(signedBy === 'its key' ? this.keys.good : this.keys.other);
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
