import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { AddPasskey, AddPasskeyOptionsView, PasskeyAnswer, PasskeyChallengeView } from '@waymark/contracts';

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const KEY_INCLUDED = 0x40;

/** What an authenticator, or the browser before it, may get wrong. */
export interface Deviation {
  origin?: string;
  rpId?: string;
  isUnverified?: boolean;
  type?: string;
  signedWith?: KeyObject;
  userHandle?: string | null;
  /** A counter of its own instead of the next. */
  counter?: number;
}

/** A security key in software (WebAuthn level 3): one discoverable credential on P-256, with a counter. */
export class SoftwareAuthenticator {
  readonly id = randomBytes(32);
  readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private counter = 0;
  private userHandle: string | null = null;

  constructor(private readonly origin = 'http://localhost:3000') {}

  create(options: AddPasskeyOptionsView, name: string, but: Deviation = {}): AddPasskey {
    this.userHandle = options.user.id;
    const key = Buffer.concat([Buffer.alloc(16), lengthOf(this.id, 2), this.id, this.coseKey()]);
    const authData = Buffer.concat([this.head(but, KEY_INCLUDED), key]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData')],
      Buffer.concat([Buffer.from([0x59]), lengthOf(authData, 2), authData]),
    ]);
    return {
      name,
      id: this.id.toString('base64url'),
      clientDataJson: this.clientData(options.challenge, 'webauthn.create', but).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
    };
  }

  answer({ challenge }: PasskeyChallengeView, but: Deviation = {}): PasskeyAnswer {
    this.counter = but.counter ?? this.counter + 1;
    const clientData = this.clientData(challenge, 'webauthn.get', but);
    const authData = this.head(but, 0);
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()]);
    return {
      id: this.id.toString('base64url'),
      clientDataJson: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: sign('sha256', signed, but.signedWith ?? this.keys.privateKey).toString('base64url'),
      userHandle: but.userHandle === undefined ? this.userHandle : but.userHandle,
    };
  }

  private clientData(challenge: string, type: string, but: Deviation): Buffer {
    return Buffer.from(JSON.stringify({ type: but.type ?? type, challenge, origin: but.origin ?? this.origin, crossOrigin: false }));
  }

  private head(but: Deviation, more: number): Buffer {
    const rpIdHash = createHash('sha256').update(but.rpId ?? new URL(this.origin).hostname).digest();
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([rpIdHash, Buffer.from([USER_PRESENT | (but.isUnverified ? 0 : USER_VERIFIED) | more]), counter]);
  }

  /** RFC 9053: an EC2 key for ES256 on P-256. */
  private coseKey(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const point = (label: number, value: string) => [Buffer.from([label, 0x58, 0x20]), Buffer.from(value, 'base64url')];
    return Buffer.concat([Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]), ...point(0x21, x), ...point(0x22, y)]);
  }
}

function text(word: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
}

function lengthOf(bytes: Buffer, size: number): Buffer {
  const length = Buffer.alloc(size);
  length.writeUIntBE(bytes.length, 0, size);
  return length;
}
