import { required, schema, validate } from '@angular/forms/signals';
import { NOTE_MINUTES_MAX, NOTE_TEXT_MAX, type WriteNote } from '@waymark/contracts';
import { atMost } from '../../../platform/forms/at-most';
import { aPastDay, aTime } from '../../../platform/forms/days-and-times';
import { randomKey } from '../../../platform/random-key';
import { readDay, readTime } from '../../../platform/texts/read-day';
import type { NoteDraft } from '../data/note-drafts';

export function emptyNote(): NoteDraft {
  return { key: randomKey(), kind: 'note', text: '', day: '', time: '', minutes: '' };
}

/** The form's rules, with the kinds of error that the API also names. A time of day needs a day to belong to. */
export function noteForm(today: () => string) {
  return schema<NoteDraft>((path) => {
    required(path.text);
    validate(path.text, ({ value }) => (value() !== '' && !value().trim() ? { kind: 'required' } : undefined));
    atMost(path.text, NOTE_TEXT_MAX);
    required(path.day, { when: ({ valueOf }) => valueOf(path.time).trim() !== '' });
    aPastDay(path.day, today);
    aTime(path.time);
    validate(path.minutes, ({ value }) => (isMinutes(value()) ? undefined : { kind: 'out-of-range' }));
  });
}

export function noteRequest(draft: NoteDraft, today: string, correctsId: string | null = null): WriteNote {
  const { kind, text, day, time, minutes } = draft;
  return {
    ...{ kind, correctsId },
    text: text.trim(),
    happenedOn: readDay(day, today),
    happenedTime: readTime(time),
    minutes: minutes.trim() === '' ? null : Number(minutes),
  };
}

function isMinutes(typed: string): boolean {
  const text = typed.trim();
  return text === '' || (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= NOTE_MINUTES_MAX);
}
