import { randomBytes } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { FieldCipher, FieldDamaged } from './field-cipher.js';
import { SealedWords } from './sealed-words.js';

const ROW = { id: 'case-1', organisationId: 'org-1' };

describe('one text of a list', () => {
  const cipher = new FieldCipher(randomBytes(32));
  const words = new SealedWords(cipher);
  const sealed = words.seal('cases.next_step', ROW, 'Ring about the order');

  beforeEach(() => Logger.overrideLogger(false));

  it.each([
    ['altered', Buffer.concat([sealed.subarray(0, -1), Buffer.from([sealed[sealed.length - 1]! ^ 1])])],
    ['cut short', sealed.subarray(0, 20)],
    ['of another way of wrapping', Buffer.concat([Buffer.from([9]), sealed.subarray(1)])],
  ])('that is %s says so, and the others stand', (_, damaged) => {
    expect(() => words.open('cases.next_step', ROW, damaged)).toThrow(FieldDamaged);
    expect(words.openOrTell('cases.next_step', ROW, damaged)).toEqual({ words: null, isUnreadable: true });
    expect(words.openOrTell('cases.next_step', ROW, sealed)).toEqual({ words: 'Ring about the order', isUnreadable: false });
  });

  it('is not called damaged for a fault of another kind, which must not go unseen', () => {
    const faulty = new SealedWords(Object.assign(new FieldCipher(randomBytes(32)), { decrypt: () => { throw new TypeError('no key'); } }));
    expect(() => faulty.openOrTell('cases.next_step', ROW, sealed)).toThrow(TypeError);
  });
});
