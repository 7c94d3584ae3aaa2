import { Injectable } from '@nestjs/common';
import type { ChildrensServicesView } from '@waymark/contracts';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import type { ChildrensServicesDecisionEntity } from './referral.entities.js';

interface Words {
  toldWhom: string | null;
  reason: string | null;
}

/** Whom a worker told and why rests encrypted, bound to its own row. */
@Injectable()
export class ChildrensServicesWords {
  constructor(private readonly sealed: SealedWords) {}

  seal(row: Pick<ChildrensServicesDecisionEntity, 'id' | 'organisationId'>, words: Words): Buffer | null {
    if (words.toldWhom === null && words.reason === null) return null;
    return this.sealed.seal('childrens_services_decisions.words', row, JSON.stringify(words));
  }

  toView(made: ChildrensServicesDecisionEntity, by: string): ChildrensServicesView {
    const { id, decision, toldOn, decidedAt } = made;
    return { ...{ id, decision, toldOn, by }, ...this.open(made), at: decidedAt.toISOString() };
  }

  private open(made: ChildrensServicesDecisionEntity): Words {
    const words = this.sealed.open('childrens_services_decisions.words', made, made.words);
    return words === null ? { toldWhom: null, reason: null } : (JSON.parse(words) as Words);
  }
}
