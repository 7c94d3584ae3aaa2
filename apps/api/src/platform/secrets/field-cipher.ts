import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, type DecipherGCM } from 'node:crypto';

/** First byte of every blob, so that a later way of wrapping keys can be told from this one. */
const BLOB_VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where a value belongs. Part of what is authenticated: a blob moved to another row or column does not open. */
export interface FieldPlace {
  organisationId: string;
  table: string;
  column: string;
  rowId: string;
}

/** The blob was altered, moved, or written under another key: the cipher says no more. */
export class FieldDamaged extends Error {}

/**
 * Encrypts single fields with AES-256-GCM under a key derived for each organisation, and makes blind indexes under
 * another, so that equal numbers of two organisations share nothing.
 */
export class FieldCipher {
  /** Deriving one costs as much as opening a field, and a list opens a field for each line. */
  private readonly derived = new Map<string, Buffer>();

  constructor(private readonly rootKey: Buffer) {}

  encrypt(plain: string, place: FieldPlace): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keyFor(place.organisationId, 'field'), nonce);
    cipher.setAAD(associatedData(place));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([BLOB_VERSION]), nonce, cipher.getAuthTag(), body]);
  }

  /** Throws {@link FieldDamaged} when the key is wrong or the blob was altered or moved. */
  decrypt(blob: Buffer, place: FieldPlace): string {
    if (blob[0] !== BLOB_VERSION) throw new FieldDamaged('A field was encrypted in a way this version does not know.');
    const nonce = blob.subarray(1, 1 + NONCE_BYTES);
    const tag = blob.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
    // One that was cut short has no whole tag, of which the decipher complains in words of its own.
    if (tag.length < TAG_BYTES) throw new FieldDamaged('A field was cut short.');
    const decipher = createDecipheriv('aes-256-gcm', this.keyFor(place.organisationId, 'field'), nonce);
    decipher.setAAD(associatedData(place));
    decipher.setAuthTag(tag);
    return opened(decipher, blob.subarray(1 + NONCE_BYTES + TAG_BYTES)).toString('utf8');
  }

  /** The same for equal text of one organisation and kind, and for nothing else. */
  blindIndex(text: string, organisationId: string, kind: string): Buffer {
    return createHmac('sha256', this.keyFor(organisationId, 'index')).update(`${kind}\n${text}`).digest();
  }

  /**
   * The key under which one worker's unsent answers may rest on a device. The same at every sign-in of that worker, so
   * that what a killed browser kept opens again; tells nothing about the keys of fields.
   */
  deviceKey(organisationId: string, workerId: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.rootKey, organisationId, `waymark device 1 ${workerId}`, 32));
  }

  /** By which a job proves to the database that it is one; its digest is there, the secret is not. */
  jobSecret(): Buffer {
    return Buffer.from(hkdfSync('sha256', this.rootKey, '', 'waymark job 1', 32));
  }

  private keyFor(organisationId: string, purpose: 'field' | 'index'): Buffer {
    const name = `${purpose} ${organisationId}`;
    const known = this.derived.get(name);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', this.rootKey, organisationId, `waymark ${purpose} 1`, 32));
    this.derived.set(name, key);
    return key;
  }
}

/** What the decipher throws at its end says that key, place and text do not belong together, and nothing else. */
function opened(decipher: DecipherGCM, body: Buffer): Buffer {
  const begun = decipher.update(body);
  try {
    return Buffer.concat([begun, decipher.final()]);
  } catch (cause) {
    throw new FieldDamaged('A field does not belong to this key and place.', { cause });
  }
}

function associatedData({ organisationId, table, column, rowId }: FieldPlace): Buffer {
  return Buffer.from([organisationId, table, column, rowId].join('\n'), 'utf8');
}
