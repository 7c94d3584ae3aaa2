import type { HandoverPersonView, HandoverReceiverView, HandoverView } from '@waymark/contracts';
import {
  ageOn,
  HANDOVER_SECTIONS,
  handoverActs,
  lastMomentOf,
  sectionsBeforeAcceptance,
  type CalendarDay,
  type HandoverReader,
  type HandoverSection,
  type HandoverSight,
  type WrittenSection,
} from '@waymark/domain';
import type { AroundRow } from './handover-pages.repository.js';
import type { RecordBeside } from './handover-record.js';
import { toRule } from './handover-rule.js';
import type { KeptHandover } from './handover-words.js';

export interface HandoverSeen {
  handover: KeptHandover;
  around: AroundRow;
  sections: WrittenSection[];
  beside: RecordBeside | null;
  sight: HandoverSight;
  reader: HandoverReader;
  today: CalendarDay;
}

/** A handover as far as its reader may see it. */
export function toHandoverView({ handover, around, sections, beside, sight, reader, today }: HandoverSeen): HandoverView {
  const shown = sight === 'whole' ? sections : sectionsBeforeAcceptance(sections);
  const { id, version, caseId, kind, state, reason, stepDown, declineReason, answerWords, jointContactOn, whyNoJointContact } = handover;
  return {
    ...{ id, version, caseId, kind, state, reason, declineReason, answerWords, jointContactOn },
    // The new holder's words about the person are of the record, like the level.
    whyNoJointContact: around.risk === null ? null : whyNoJointContact,
    person: personOf(handover.personId, around, today),
    service: { id: around.service_id, name: { en: around.service_en, cy: around.service_cy } },
    risk: around.risk,
    giver: { id: handover.giverId, name: around.giver_name },
    receiver: receiverOf(handover, around),
    acceptedBy: around.accepted_by_name,
    riskHolder: { id: around.holder_id, name: around.holder_name },
    consent: { basis: handover.consentBasis, reason: handover.consentReason },
    stepDown: sight === 'whole' ? stepDown : null,
    offeredAt: instant(handover.offeredAt),
    lapsesAt: instant(handover.lapsesAt),
    endsAt: instant(lastMomentOf(handover)),
    answeredAt: instant(handover.answeredAt),
    answeredBy: around.answered_by_name,
    completedAt: instant(handover.completedAt),
    sections: shown,
    record: beside && beside.view,
    isPreview: sight === 'preview',
    withheld: sight === 'preview' ? withheldFrom(beside?.written ?? [], shown) : [],
    acts: handoverActs(toRule(handover), reader, handover.acknowledgedAt !== null),
  };
}

function withheldFrom(written: readonly HandoverSection[], shown: readonly WrittenSection[]): HandoverSection[] {
  return HANDOVER_SECTIONS.filter((name) => written.includes(name) && !shown.some(({ section }) => section === name));
}

function personOf(id: string, around: AroundRow, today: CalendarDay): HandoverPersonView {
  const { person_reference: reference, person_name: name, date_of_birth: bornOn, language, interpreter } = around;
  return { id, reference, name, age: bornOn === null ? null : ageOn(bornOn, today), language, interpreter };
}

function receiverOf({ receiverWorkerId, receiverTeamId }: KeptHandover, around: AroundRow): HandoverReceiverView | null {
  if (receiverTeamId !== null) return { to: 'team', id: receiverTeamId, name: { en: around.team_en ?? '', cy: around.team_cy ?? '' } };
  return receiverWorkerId === null ? null : { to: 'worker', id: receiverWorkerId, name: around.receiver_name ?? '' };
}

function instant(at: Date | null): string | null {
  return at && at.toISOString();
}
