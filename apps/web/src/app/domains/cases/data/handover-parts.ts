import type { HandoverView } from '@waymark/contracts';
import { HANDOVER_SECTIONS, sectionsBeforeAcceptance, type HandoverSection } from '@waymark/domain';
import type { HandoverDraft, SectionDraft } from './handover-draft';

const PLAIN_PARTS = ['kind', 'receiver', 'reason', 'basis', 'consentReason', 'openMaracActions', 'criticalEventPending', 'capacityConfirmed'] as const;
type PlainPart = (typeof PLAIN_PARTS)[number];

/** A part of the draft that can stand as it was kept or as it was typed, whatever stands in the others. */
export type DraftPart = { name: PlainPart; section: null } | { name: HandoverSection; section: HandoverSection };

/** A draft that was kept elsewhere since this window read it, and what was typed here over the older one. */
export interface Clash {
  stored: HandoverView;
  kept: HandoverDraft;
  typed: HandoverDraft;
}

/** Where two drafts differ, in the order of the form. Spaces at an end are nothing said. */
export function partsThatDiffer(kept: HandoverDraft, typed: HandoverDraft): DraftPart[] {
  return [
    ...PLAIN_PARTS.filter((name) => kept[name].trim() !== typed[name].trim()).map((name): DraftPart => ({ name, section: null })),
    ...HANDOVER_SECTIONS.filter((name) => !isSame(kept.sections[name], typed.sections[name])).map((name): DraftPart => ({ name, section: name })),
  ];
}

/** The kept draft with the chosen parts as they were typed. */
export function withTyped({ kept, typed }: Pick<Clash, 'kept' | 'typed'>, parts: readonly DraftPart[]): HandoverDraft {
  const plain = parts.flatMap(({ name, section }) => (section === null ? [[name, typed[name]]] : []));
  const sections = parts.flatMap(({ section }) => (section === null ? [] : [[section, typed.sections[section]]]));
  return { ...kept, ...Object.fromEntries(plain), sections: { ...kept.sections, ...Object.fromEntries(sections) } };
}

/** What the giver wrote as the receiver will read it before she decides. */
export function asReceiverReads(view: HandoverView): HandoverView {
  const sections = sectionsBeforeAcceptance(view.sections);
  const withheld = view.sections.filter((one) => !sections.includes(one)).map(({ section }) => section);
  return { ...view, sections, withheld, isPreview: true, stepDown: null };
}

function isSame(one: SectionDraft, other: SectionDraft): boolean {
  const text = one.text.trim();
  if (text !== other.text.trim()) return false;
  return text === '' || one.beforeAcceptance === other.beforeAcceptance;
}
