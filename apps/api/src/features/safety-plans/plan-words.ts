import { Injectable } from '@nestjs/common';
import type { PlanSection } from '@waymark/domain';
import { FieldCipher } from '../../platform/secrets/field-cipher.js';

/** A plan says where she would go and what is hidden where, so its text rests encrypted, bound to its own row. */
@Injectable()
export class PlanWords {
  constructor(private readonly cipher: FieldCipher) {}

  sealEntry(organisationId: string, planId: string, section: PlanSection, text: string): Buffer {
    return this.cipher.encrypt(text, entryPlace(organisationId, planId, section));
  }

  openEntry(organisationId: string, planId: string, section: PlanSection, blob: Buffer): string {
    return this.cipher.decrypt(blob, entryPlace(organisationId, planId, section));
  }

  sealReason(organisationId: string, planId: string, item: number, text: string): Buffer {
    return this.cipher.encrypt(text, reasonPlace(organisationId, planId, item));
  }

  openReason(organisationId: string, planId: string, item: number, blob: Buffer): string {
    return this.cipher.decrypt(blob, reasonPlace(organisationId, planId, item));
  }

  sealPlace(organisationId: string, planId: string, text: string): Buffer {
    return this.cipher.encrypt(text, { organisationId, table: 'safety_plans', column: 'copy_kept_where', rowId: planId });
  }

  openPlace(organisationId: string, planId: string, blob: Buffer): string {
    return this.cipher.decrypt(blob, { organisationId, table: 'safety_plans', column: 'copy_kept_where', rowId: planId });
  }
}

function entryPlace(organisationId: string, planId: string, section: PlanSection) {
  return { organisationId, table: 'safety_plan_entries', column: 'text', rowId: `${planId} ${section}` };
}

function reasonPlace(organisationId: string, planId: string, item: number) {
  return { organisationId, table: 'safety_plan_answers', column: 'not_needed', rowId: `${planId} ${item}` };
}
