import { randomBytes } from 'node:crypto';
import { FieldCipher, type FieldPlace } from './field-cipher.js';

const place: FieldPlace = { organisationId: 'org-1', table: 'contact_points', column: 'value', rowId: 'row-1' };

describe('encrypted fields', () => {
  const cipher = new FieldCipher(randomBytes(32));

  it('gives back what was put in, accents and all', () => {
    const blob = cipher.encrypt('12 Tŷ Gwyn, Llanfair', place);
    expect(cipher.decrypt(blob, place)).toBe('12 Tŷ Gwyn, Llanfair');
  });

  it('never encrypts the same address to the same bytes twice', () => {
    expect(cipher.encrypt('1 High Street', place)).not.toEqual(cipher.encrypt('1 High Street', place));
  });

  it.each(['organisationId', 'table', 'column', 'rowId'] as const)('does not open when moved to another %s', (part) => {
    const blob = cipher.encrypt('07700 900123', place);
    expect(() => cipher.decrypt(blob, { ...place, [part]: 'elsewhere' })).toThrow();
  });

  it('does not open under another key, nor when a single bit was changed', () => {
    const blob = cipher.encrypt('07700 900123', place);
    expect(() => new FieldCipher(randomBytes(32)).decrypt(blob, place)).toThrow();
    const altered = Buffer.from(blob);
    altered[altered.length - 1]! ^= 1;
    expect(() => cipher.decrypt(altered, place)).toThrow();
  });

  it('finds an equal number within one organisation and tells nothing across two', () => {
    const index = cipher.blindIndex('+447700900123', 'org-1', 'phone');
    expect(cipher.blindIndex('+447700900123', 'org-1', 'phone')).toEqual(index);
    expect(cipher.blindIndex('+447700900123', 'org-2', 'phone')).not.toEqual(index);
    expect(cipher.blindIndex('+447700900123', 'org-1', 'email')).not.toEqual(index);
  });

  it('gives a worker the same device key at every sign-in and another worker another', () => {
    const key = cipher.deviceKey('org-1', 'worker-1');
    expect(cipher.deviceKey('org-1', 'worker-1')).toEqual(key);
    expect(cipher.deviceKey('org-1', 'worker-2')).not.toEqual(key);
    expect(cipher.deviceKey('org-2', 'worker-1')).not.toEqual(key);
    expect(key).toHaveLength(32);
  });
});
