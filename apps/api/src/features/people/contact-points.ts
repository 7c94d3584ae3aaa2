import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RevealedContactView, SafeContactAnswers } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { FieldCipher } from '../../platform/secrets/field-cipher.js';
import { mask } from './masking.js';
import type { ContactPointEntity } from './people.entities.js';
import { PeopleRepository } from './people.repository.js';
import { phoneNumber } from './phone-number.js';

type Kind = ContactPointEntity['kind'];
type Safety = Omit<ContactPointEntity, 'id' | 'organisationId' | 'personId' | 'kind' | 'value' | 'masked' | 'blindIndex'>;

/** Numbers, addresses and places: encrypted on the way in, revealed one at a time and never without a trace. */
@Injectable()
export class ContactPoints {
  constructor(
    private readonly people: PeopleRepository,
    private readonly cipher: FieldCipher,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Keeps what the person said about reaching her. The same number said again is verified anew, not doubled. */
  async keep(personId: string, said: SafeContactAnswers, worker: ActingWorker): Promise<void> {
    const verified = { verifiedAt: this.clock.now(), verifiedBy: worker.id, endedAt: null };
    if (said.phone !== null) {
      const { call, text, voicemail, safeTimes, phoneOwner: owner } = said;
      const safety = { owner, call, text, voicemail, post: 'unknown' as const, safeTimes, knownToPersonCausingHarm: 'unknown' as const };
      await this.put('phone', said.phone, said.codeWord, personId, { ...safety, ...verified, codeWord: null }, worker);
    }
    if (said.address !== null) {
      const unknown = { call: 'unknown', text: 'unknown', voicemail: 'unknown' } as const;
      const { post, addressKnownToPersonCausingHarm: knownToPersonCausingHarm } = said;
      const safety = { owner: 'own' as const, ...unknown, post, safeTimes: null, knownToPersonCausingHarm };
      await this.put('address', said.address, null, personId, { ...safety, ...verified, codeWord: null }, worker);
    }
  }

  /** The entry is written before the value is decrypted: who cannot be recorded cannot see. */
  async reveal(personId: string, contactPointId: string): Promise<RevealedContactView> {
    const found = await this.people.contactPoint(personId, contactPointId);
    if (!found) throw new NotFound();
    await this.audit.note({
      action: 'contact.revealed',
      subjectType: 'contact-point',
      subjectId: found.id,
      personId,
      fields: found.codeWord ? ['value', 'codeWord'] : ['value'],
    });
    const place = { organisationId: found.organisationId, table: 'contact_points', rowId: found.id };
    return {
      id: found.id,
      value: this.cipher.decrypt(found.value, { ...place, column: 'value' }),
      codeWord: found.codeWord && this.cipher.decrypt(found.codeWord, { ...place, column: 'code_word' }),
    };
  }

  /** What an exact number is looked up by. */
  indexOf(kind: Kind, value: string, organisationId: string): Buffer {
    return this.cipher.blindIndex(comparable(kind, value), organisationId, kind);
  }

  private async put(
    kind: Kind,
    value: string,
    codeWord: string | null,
    personId: string,
    safety: Safety,
    { organisationId }: ActingWorker,
  ): Promise<void> {
    const blindIndex = this.indexOf(kind, value, organisationId);
    const known = await this.people.contactPointByIndex(personId, blindIndex);
    const id = known?.id ?? randomUUID();
    const place = { organisationId, table: 'contact_points', rowId: id };
    const sealed = codeWord && this.cipher.encrypt(codeWord, { ...place, column: 'code_word' });
    const row = { ...safety, codeWord: sealed || known?.codeWord || null };
    if (known) return this.people.verifyContactPoint(id, row);
    const encrypted = this.cipher.encrypt(value, { ...place, column: 'value' });
    const shown = mask(kind, value);
    await this.people.addContactPoint({ id, organisationId, personId, kind, value: encrypted, masked: shown, blindIndex, ...row });
  }
}

function comparable(kind: Kind, value: string): string {
  if (kind === 'phone') return phoneNumber(value) ?? value.replace(/\s/g, '');
  return value.toLowerCase().replace(/[\s,]+/g, ' ').trim();
}
