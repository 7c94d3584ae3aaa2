import { createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const ED25519_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The end of an organisation's chain at a moment. Kept outside, it shows a tail that was cut off later. */
export interface AuditHead {
  organisationId: string;
  position: number;
  /** The last seal, in hex. */
  hash: string;
  signedAt: string;
}

export interface SignedAuditHead extends AuditHead {
  /** Ed25519 over the head, base64. */
  signature: string;
}

/** Keys of the audit, derived from the installation's root key and so kept away from the database. */
export class AuditKeys {
  constructor(private readonly rootKey: Buffer) {}

  sealKey(organisationId: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.rootKey, organisationId, 'waymark audit seal 1', 32));
  }

  sign(head: AuditHead): SignedAuditHead {
    return { ...head, signature: sign(null, wordsOf(head), this.headKey()).toString('base64') };
  }

  hasSigned({ signature, ...head }: SignedAuditHead): boolean {
    return verify(null, wordsOf(head), createPublicKey(this.headKey()), Buffer.from(signature, 'base64'));
  }

  /** In PEM, for whoever keeps the heads and wants to check them without the root key. */
  publicKey(): string {
    return createPublicKey(this.headKey()).export({ type: 'spki', format: 'pem' }).toString();
  }

  private headKey(): KeyObject {
    const seed = Buffer.from(hkdfSync('sha256', this.rootKey, '', 'waymark audit head 1', 32));
    return createPrivateKey({ key: Buffer.concat([ED25519_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  }
}

function wordsOf({ organisationId, position, hash, signedAt }: AuditHead): Buffer {
  return Buffer.from(JSON.stringify(['waymark audit head', organisationId, position, hash, signedAt]), 'utf8');
}
