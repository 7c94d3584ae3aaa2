import { Injectable } from '@nestjs/common';
import type { PromptDecision } from '@waymark/domain';
import { FieldCipher } from '../../platform/secrets/field-cipher.js';

/** What finishing keeps of people's own words. */
export interface ResultWords {
  judgement: string;
  ownView: string | null;
  worries: string | null;
  unsafeToContinue: string | null;
  decisions: PromptDecision[];
}

interface Row {
  organisationId: string;
}

/** Words may name streets, numbers and hiding places, so they rest encrypted, each bound to its own row. */
@Injectable()
export class AssessmentWords {
  constructor(private readonly cipher: FieldCipher) {}

  sealEntry(row: Row, kind: EntryKind, rowId: string, text: string): Buffer {
    return this.cipher.encrypt(text, { organisationId: row.organisationId, rowId, ...PLACES[kind] });
  }

  openEntry(row: Row, kind: EntryKind, rowId: string, blob: Buffer): string {
    return this.cipher.decrypt(blob, { organisationId: row.organisationId, rowId, ...PLACES[kind] });
  }

  sealResult(row: Row, assessmentId: string, words: ResultWords): Buffer {
    return this.sealEntry(row, 'result', assessmentId, JSON.stringify(words));
  }

  openResult(row: Row, assessmentId: string, blob: Buffer): ResultWords {
    return JSON.parse(this.openEntry(row, 'result', assessmentId, blob)) as ResultWords;
  }
}

const PLACES = {
  comment: { table: 'assessment_answers', column: 'comment' },
  text: { table: 'assessment_texts', column: 'text' },
  result: { table: 'risk_assessments', column: 'words' },
  reason: { table: 'risk_decisions', column: 'reason' },
} as const;
export type EntryKind = keyof typeof PLACES;
