import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RevealedContactView, SafeContactAnswers } from '@waymark/contracts';
import { sayAgain, type ContactAnswers, type SaidBy } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { NotFound } from '../../platform/errors/errors.js';
import { FieldCipher } from '../../platform/secrets/field-cipher.js';
import { mask } from './masking.js';
import type { ContactPointEntity } from './people.entities.js';
import { PeopleRepository } from './people.repository.js';
import { phoneNumber } from './phone-number.js';

type Kind = ContactPointEntity['kind'];

/** Whose word it is, and when it was given. */
export interface Word {
  saidBy: SaidBy;
  at: Date;
  /** The referral that brought it. */
  referralId: string;
}

interface Said {
  kind: Kind;
  value: string;
  codeWord: string | null;
  answers: ContactAnswers;
}

/** Numbers, addresses and places: encrypted on the way in, revealed one at a time and never without a trace. */
@Injectable()
export class ContactPoints {
  constructor(
    private readonly people: PeopleRepository,
    private readonly cipher: FieldCipher,
    private readonly audit: AuditTrail,
  ) {}

  /** Keeps what was said about reaching her. An agency only adds what nobody knew: what she said herself is hers to change. */
  async keep(personId: string, said: SafeContactAnswers, worker: ActingWorker, word: Word): Promise<void> {
    for (const one of saidOf(said)) {
      const blindIndex = this.indexOf(one.kind, one.value, worker.organisationId);
      const known = await this.people.contactPointByIndex(personId, blindIndex);
      if (!known) await this.add(personId, one, blindIndex, worker, word);
      else if (word.saidBy === 'person') await this.askedAgain(known, one, worker, word);
      else if (known.cameWith !== null) await this.people.changeContactPoint(known.id, {});
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

  private async add(personId: string, said: Said, blindIndex: Buffer, worker: ActingWorker, word: Word): Promise<void> {
    const { organisationId } = worker;
    const { kind, value, answers } = said;
    const id = randomUUID();
    const place = { organisationId, table: 'contact_points', rowId: id };
    const codeWord = this.sealedCodeWord(said, id, organisationId);
    await this.people.addContactPoint({
      ...{ id, organisationId, personId, kind, blindIndex, ...answers, codeWord, endedAt: null, cameWith: word.referralId },
      value: this.cipher.encrypt(value, { ...place, column: 'value' }),
      masked: mask(kind, value),
      saidBy: word.saidBy,
      verifiedAt: word.at,
      verifiedBy: worker.id,
    });
    await this.note('contact.recorded', id, personId, [kind, ...(codeWord ? ['codeWord'] : [])]);
  }

  private async askedAgain(known: ContactPointEntity, said: Said, worker: ActingWorker, word: Word): Promise<void> {
    const { id, personId, organisationId } = known;
    const { answers, changed, isVerified } = sayAgain(known, said.answers);
    const codeWord = this.isSameCodeWord(known, said) ? null : this.sealedCodeWord(said, id, organisationId);
    const verified = isVerified ? { saidBy: word.saidBy, verifiedAt: word.at, verifiedBy: worker.id } : {};
    const fields = [...changed, ...(codeWord ? ['codeWord'] : [])];
    if (fields.length === 0 && !isVerified && known.cameWith === null) return;
    await this.people.changeContactPoint(id, { ...answers, ...(codeWord ? { codeWord } : {}), ...verified });
    if (fields.length > 0) await this.note('contact.changed', id, personId, fields);
    if (isVerified) await this.note('contact.verified', id, personId, []);
  }

  private sealedCodeWord({ codeWord }: Said, rowId: string, organisationId: string): Buffer | null {
    return codeWord === null ? null : this.cipher.encrypt(codeWord, { organisationId, table: 'contact_points', rowId, column: 'code_word' });
  }

  private isSameCodeWord({ id, organisationId, codeWord }: ContactPointEntity, said: Said): boolean {
    const place = { organisationId, table: 'contact_points', rowId: id, column: 'code_word' };
    return codeWord !== null && this.cipher.decrypt(codeWord, place) === said.codeWord;
  }

  private note(action: string, subjectId: string, personId: string, fields: string[]): Promise<void> {
    return this.audit.note({ action, subjectType: 'contact-point', subjectId, personId, fields });
  }
}

function saidOf(said: SafeContactAnswers): Said[] {
  const { phone, phoneOwner: owner, call, text, voicemail, safeTimes, codeWord, address, post } = said;
  const number = { owner, call, text, voicemail, post: 'unknown', safeTimes, knownToPersonCausingHarm: 'unknown' } as const;
  const knownToPersonCausingHarm = said.addressKnownToPersonCausingHarm;
  const unasked = { owner: 'own', call: 'unknown', text: 'unknown', voicemail: 'unknown', safeTimes: null } as const;
  return [
    ...(phone === null ? [] : [{ kind: 'phone' as const, value: phone, codeWord, answers: number }]),
    ...(address === null ? [] : [{ kind: 'address' as const, value: address, codeWord: null, answers: { ...unasked, post, knownToPersonCausingHarm } }]),
  ];
}

function comparable(kind: Kind, value: string): string {
  if (kind === 'phone') return phoneNumber(value) ?? value.replace(/\s/g, '');
  return value.toLowerCase().replace(/[\s,]+/g, ' ').trim();
}
