import type { ImportRowView, ShownCell, SentCell } from '@waymark/contracts';
import { holdsContact, PERSON_CODES, type DraftReferral, type ImportField, type ReviewReason } from '@waymark/domain';
import { mask } from '../people/index.js';

/** Cells as a page shows them: what can say where somebody is rests under the same lock as on her own record. */
export function shownCells(cells: readonly SentCell[], isRevealed: boolean, whose: string | null = null): ShownCell[] {
  return cells.map((cell) => {
    if (isRevealed || !holdsContact(cell.field) || !cell.text?.trim()) return { ...cell, isWithheld: false, masked: null };
    return { ...cell, text: null, isWithheld: true, masked: maskCell(cell.field, cell.text, whose) };
  });
}

/** Whose number it is must be seen to decide what becomes of it. */
export function maskCell(field: ImportField | null, text: string, whose: string | null = null): string {
  if (field !== 'safe-phone') return mask('place', text);
  return [mask('phone', text), ...(whose === null ? [] : [`(${whose})`])].join(' ');
}

/** Reasons in words that quote no withheld cell. Who somebody may be is told by her name, which is no secret here. */
export function withoutContact(reasons: readonly ReviewReason[], whose: string | null): ImportRowView['reviewReasons'] {
  return reasons.map((reason) => {
    if (!isOfContact(reason)) return reason;
    return { ...reason, raw: reason.raw && maskCell(reason.field, reason.raw, whose), offer: null };
  });
}

/** What only the withheld cells tell, so that a screen that cannot read them misses nothing. */
export function reasonsOfContact(remaining: readonly ReviewReason[], whose: string | null): ImportRowView['withheldReasons'] {
  return withoutContact(remaining.filter(isOfContact), whose);
}

export function whoseNumber(draft: DraftReferral | null): string | null {
  return draft?.contact.thirdPersonPhone?.whose ?? null;
}

function isOfContact({ field, code }: ReviewReason): boolean {
  return holdsContact(field) && !PERSON_CODES.includes(code) && code !== 'high-risk-unread';
}
