import { Injectable } from '@nestjs/common';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import type { HandoverEntity } from './handover.entities.js';

const WORDS = {
  reason: 'handovers.reason',
  consentReason: 'handovers.consent_reason',
  answerWords: 'handovers.answer_words',
  whyNoJointContact: 'handovers.why_no_joint_contact',
} as const;
type Named = keyof typeof WORDS;

/** A handover as features know it: what was written is in the open. At rest it never is. */
export type KeptHandover = Omit<HandoverEntity, Named> & Record<Named, string | null>;
type Row = Pick<HandoverEntity, 'id' | 'organisationId'>;

@Injectable()
export class HandoverWords {
  constructor(private readonly words: SealedWords) {}

  open(row: HandoverEntity): KeptHandover {
    return { ...row, ...this.turned(row, (column, sealed: Buffer | null) => this.words.open(column, row, sealed)) } as KeptHandover;
  }

  seal<Written extends Partial<KeptHandover>>(row: Row, written: Written): Omit<Written, Named> & Partial<Pick<HandoverEntity, Named>> {
    return { ...written, ...this.turned(written, (column, text: string | null) => this.words.seal(column, row, text)) };
  }

  /** Only what is there: a change that says nothing of a text leaves it as it is. */
  private turned<From, To>(from: Partial<Record<Named, From | null>>, turn: (column: (typeof WORDS)[Named], value: From | null) => To): Partial<Record<Named, To>> {
    const names = (Object.keys(WORDS) as Named[]).filter((name) => from[name] !== undefined);
    return Object.fromEntries(names.map((name) => [name, turn(WORDS[name], from[name] ?? null)])) as Partial<Record<Named, To>>;
  }
}
