import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { FieldCipher, type FieldPlace } from './field-cipher.js';
import { KeyMistake, readKeyFile } from './key-file.js';

const PLACE: FieldPlace = { organisationId: '', table: 'key_proofs', column: 'sealed', rowId: '' };
const TEXT = 'This key belongs to these data.';

/**
 * Refuses to start with a key that these data were not encrypted under: every address would be unreadable, and what is
 * written meanwhile could be read with that other key alone. The first process to start leaves the proof behind, and
 * the digest by which the database knows a job.
 */
export async function refuseOtherKey(application: DataSource, keysFile: string): Promise<void> {
  const cipher = new FieldCipher(readKeyFile(keysFile));
  await application.query('SELECT waymark_keep_key_proof($1) WHERE waymark_key_proof() IS NULL', [cipher.encrypt(TEXT, PLACE)]);
  const [{ proof }] = (await application.query('SELECT waymark_key_proof() AS proof')) as [{ proof: Buffer }];
  if (!opens(cipher, proof)) throw new KeyMistake(`The key in ${keysFile} is not the one that these data were encrypted with. Put the right one back; nothing has been changed.`);
  const digest = createHash('sha256').update(cipher.jobSecret()).digest();
  await application.query('SELECT waymark_keep_job_proof($1)', [digest]);
}

function opens(cipher: FieldCipher, proof: Buffer): boolean {
  try {
    return cipher.decrypt(proof, PLACE) === TEXT;
  } catch {
    // AES-GCM says no more than that it does not open.
    return false;
  }
}
