import { required, schema, validate, type SchemaPath } from '@angular/forms/signals';
import { HANDOVER_REASON_MAX, HANDOVER_SECTION_MAX, NOTE_MAX } from '@waymark/contracts';
import { HANDOVER_SECTIONS, PREVIEW_SECTIONS } from '@waymark/domain';
import { atMost } from '../../../platform/forms/at-most';
import type { Fault } from '../../../platform/forms/faults-of';
import type { HandoverDraft } from './handover-draft';

/** What an offer needs, so that the receiver can decide safely. */
export const handoverForm = schema<HandoverDraft>((path) => {
  required(path.receiver);
  inWords(path.reason);
  required(path.basis);
  validate(path.basis, ({ value }) => (value() === 'not-settled' ? { kind: 'required' } : undefined));
  required(path.consentReason, { when: ({ valueOf }) => valueOf(path.basis) === 'without-consent' });
  for (const section of PREVIEW_SECTIONS) inWords(path.sections[section].text);
  for (const answer of [path.criticalEventPending, path.capacityConfirmed, path.openMaracActions]) {
    required(answer, { when: ({ valueOf }) => valueOf(path.kind) === 'step-down' });
  }
  atMost(path.reason, HANDOVER_REASON_MAX);
  atMost(path.consentReason, NOTE_MAX);
  for (const section of HANDOVER_SECTIONS) atMost(path.sections[section].text, HANDOVER_SECTION_MAX);
});

/** A draft may be kept half written, and before it is known to whom it goes; only nothing may be too long. */
export function hindersKeeping({ fault }: Fault): boolean {
  return fault.kind !== 'required';
}

/** The API takes spaces for nothing said, so the form does too. */
function inWords(path: SchemaPath<string>): void {
  required(path);
  validate(path, ({ value }) => (value() !== '' && value().trim() === '' ? { kind: 'required' } : undefined));
}
