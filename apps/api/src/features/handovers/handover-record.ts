import { Injectable } from '@nestjs/common';
import type { HandoverRecordView, OwedContactView } from '@waymark/contracts';
import { dayOf, handoverFacts, type HandoverRecord, type HandoverSection, type PlanOutcome } from '@waymark/domain';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationSettings } from '../organisations/index.js';
import { standingOf, toOwedContact, waysOf, type EpisodeOfNumber, type SaidOfNumber } from '../people/index.js';

interface NumberRow extends Omit<SaidOfNumber, 'verified_at'>, Pick<HandoverRecord['contact']['numbers'][number], 'masked'> {
  verified_at: string;
}

interface RecordRow extends Record<string, unknown>, EpisodeOfNumber {
  risk: HandoverRecord['risk'];
  risk_decided_at: Date | null;
  owed: OwedContactView | null;
  unfinished: HandoverRecord['unfinishedAssessments'];
  reviews: HandoverRecord['plannedReviews'];
  case_id: string;
  organisation_id: string;
  next_step: Buffer | null;
  next_step_due_on: HandoverRecord['nextTryOn'];
  next_try_on: HandoverRecord['nextTryOn'];
  plan_outcome: PlanOutcome | null;
  numbers: NumberRow[];
  written: HandoverSection[];
}

/** What the record says, and which parts the giver wrote: of those that are kept back whoever is asked learns the name alone. */
export interface RecordBeside {
  view: HandoverRecordView;
  written: HandoverSection[];
}

/** What the record says of a case that is handed over, read when it is looked at and never copied into the offer. */
@Injectable()
export class HandoverRecordReader {
  constructor(
    private readonly database: Database,
    private readonly words: SealedWords,
    private readonly settings: OrganisationSettings,
    private readonly clock: Clock,
  ) {}

  async of(handoverId: string): Promise<RecordBeside> {
    const now = this.clock.now();
    const row = await this.row(handoverId);
    const nextStep = this.words.open('cases.next_step', { id: row.case_id, organisationId: row.organisation_id }, row.next_step);
    const validDays = (await this.settings.inForce())['safe-contact.valid-days'];
    const facts = handoverFacts(toRecord(row, nextStep, validDays, now), { now, today: this.clock.today() });
    return { view: { readAt: now.toISOString(), facts }, written: row.written };
  }

  private async row(handoverId: string): Promise<RecordRow> {
    const [row] = await this.database.rows<RecordRow>({
      name: 'handover-record',
      text: `SELECT * FROM waymark_handover_record(ARRAY[$1::uuid])`,
      values: [handoverId],
    });
    if (!row) throw new Error('A handover without its case cannot be.');
    return row;
  }
}

function toRecord(row: RecordRow, nextStep: string | null, validDays: number, now: Date): HandoverRecord {
  const owed = toOwedContact(row.owed);
  const said = row.numbers.map((number) => ({ ...number, verified_at: new Date(number.verified_at) }));
  return {
    risk: row.risk,
    riskDecidedOn: row.risk_decided_at && dayOf(row.risk_decided_at),
    safetyContact: owed && { dueAt: owed.dueAt, holder: owed.holder.name },
    unfinishedAssessments: row.unfinished,
    plannedReviews: row.reviews,
    nextStep: { words: nextStep, dueOn: row.next_step_due_on },
    nextTryOn: row.next_try_on,
    planOutcome: row.plan_outcome,
    contact: { standing: standingOf(row, said, validDays, now), numbers: said.map((number) => ({ ...toMasked(number), ways: waysOf('phone', number, row, validDays, now) })) },
  };
}

function toMasked({ masked, owner, safe_times: safeTimes, has_code_word: hasCodeWord }: Omit<NumberRow, 'verified_at'>) {
  return { masked, owner, safeTimes, hasCodeWord };
}
