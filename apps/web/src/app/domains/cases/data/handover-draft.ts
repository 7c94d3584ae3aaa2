import type { ConsentBasis, DraftHandover, HandoverView } from '@waymark/contracts';
import { DRAFTED_HANDOVER_KINDS, HANDOVER_SECTIONS, type DraftedHandoverKind, type HandoverSection } from '@waymark/domain';

export interface SectionDraft {
  text: string;
  beforeAcceptance: boolean;
}

/** The form as it is typed; empty text is nothing said. */
export interface HandoverDraft {
  kind: DraftedHandoverKind;
  /** `worker:<id>` or `team:<id>`. */
  receiver: string;
  reason: string;
  basis: ConsentBasis;
  consentReason: string;
  sections: Record<HandoverSection, SectionDraft>;
  openMaracActions: string;
  criticalEventPending: '' | 'yes' | 'no';
  capacityConfirmed: '' | 'yes' | 'no';
}

export function emptyDraft(): HandoverDraft {
  const blank = (section: HandoverSection): [HandoverSection, SectionDraft] => [section, { text: '', beforeAcceptance: false }];
  return {
    kind: 'worker-to-worker',
    receiver: '',
    reason: '',
    basis: 'not-settled',
    consentReason: '',
    sections: Object.fromEntries(HANDOVER_SECTIONS.map(blank)) as HandoverDraft['sections'],
    openMaracActions: '',
    criticalEventPending: '',
    capacityConfirmed: '',
  };
}

/** A stored draft, to be written on. */
export function draftFrom(view: HandoverView): HandoverDraft {
  const empty = emptyDraft();
  const written = view.sections.map(({ section, text, beforeAcceptance }) => [section, { text, beforeAcceptance }]);
  const yesOrNo = (answer: boolean | undefined) => (answer === undefined ? '' : answer ? 'yes' : 'no');
  return {
    ...empty,
    kind: DRAFTED_HANDOVER_KINDS.find((kind) => kind === view.kind) ?? empty.kind,
    receiver: view.receiver ? `${view.receiver.to}:${view.receiver.id}` : '',
    reason: view.reason ?? '',
    basis: view.consent.basis,
    consentReason: view.consent.reason ?? '',
    sections: { ...empty.sections, ...(Object.fromEntries(written) as Partial<HandoverDraft['sections']>) },
    openMaracActions: view.stepDown ? `${view.stepDown.openMaracActions}` : '',
    criticalEventPending: yesOrNo(view.stepDown?.criticalEventPending),
    capacityConfirmed: yesOrNo(view.stepDown?.capacityConfirmed),
  };
}

export function handoverRequest(draft: HandoverDraft): DraftHandover {
  const [to, id] = draft.receiver.split(':');
  const text = (typed: string): string | null => typed.trim() || null;
  return {
    kind: draft.kind,
    receiver: id ? { to: to === 'team' ? 'team' : 'worker', id } : null,
    reason: text(draft.reason),
    consent: { basis: draft.basis, reason: text(draft.consentReason) },
    sections: HANDOVER_SECTIONS.flatMap((section) => {
      const { text: typed, beforeAcceptance } = draft.sections[section];
      return typed.trim() ? [{ section, text: typed.trim(), beforeAcceptance }] : [];
    }),
    stepDown: draft.kind === 'step-down' ? stepDownFrom(draft) : null,
  };
}

/** Nothing answered counts against stepping down, never for it. */
function stepDownFrom({ openMaracActions, criticalEventPending, capacityConfirmed }: HandoverDraft): DraftHandover['stepDown'] {
  return {
    openMaracActions: Number(openMaracActions) || 0,
    criticalEventPending: criticalEventPending !== 'no',
    capacityConfirmed: capacityConfirmed === 'yes',
  };
}
