import { Injectable } from '@nestjs/common';
import type { SetNextStep } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { CaseRecords } from '../cases/index.js';
import { CaseAtHand } from './case-at-hand.js';

/** What is to be done next for somebody, and by when; her worker's list stands on it. */
@Injectable()
export class SetNextStepAct {
  constructor(
    private readonly atHand: CaseAtHand,
    private readonly cases: CaseRecords,
    private readonly words: SealedWords,
    private readonly audit: AuditTrail,
  ) {}

  async set(id: string, version: number, { nextStep, dueOn }: SetNextStep, worker: ActingWorker): Promise<void> {
    const held = await this.atHand.open(id, version, worker);
    if (nextStep === null && dueOn !== null) throw new RuleRefused('next-step-missing');
    await this.cases.change(id, version, { nextStep: this.words.seal('cases.next_step', held, nextStep), nextStepDueOn: dueOn });
    const fields = ['nextStep', 'nextStepDueOn'];
    await this.audit.note({ action: 'case.next-step', subjectType: 'case', subjectId: id, personId: held.personId, fields });
  }
}
