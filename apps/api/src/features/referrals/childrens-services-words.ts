import { Injectable } from '@nestjs/common';
import type { ChildrensServicesView } from '@waymark/contracts';
import { FieldCipher } from '../../platform/secrets/field-cipher.js';
import type { ChildrensServicesDecisionEntity } from './referral.entities.js';

interface Words {
  toldWhom: string | null;
  reason: string | null;
}

/** Whom a worker told and why rests encrypted, bound to its own row. */
@Injectable()
export class ChildrensServicesWords {
  constructor(private readonly cipher: FieldCipher) {}

  seal({ id, organisationId }: Pick<ChildrensServicesDecisionEntity, 'id' | 'organisationId'>, words: Words): Buffer | null {
    if (words.toldWhom === null && words.reason === null) return null;
    return this.cipher.encrypt(JSON.stringify(words), placeOf(organisationId, id));
  }

  toView(made: ChildrensServicesDecisionEntity, by: string): ChildrensServicesView {
    const { id, decision, toldOn, decidedAt } = made;
    return { ...{ id, decision, toldOn, by }, ...this.open(made), at: decidedAt.toISOString() };
  }

  private open({ id, organisationId, words }: ChildrensServicesDecisionEntity): Words {
    if (words === null) return { toldWhom: null, reason: null };
    return JSON.parse(this.cipher.decrypt(words, placeOf(organisationId, id))) as Words;
  }
}

function placeOf(organisationId: string, rowId: string) {
  return { organisationId, table: 'childrens_services_decisions', column: 'words', rowId };
}
