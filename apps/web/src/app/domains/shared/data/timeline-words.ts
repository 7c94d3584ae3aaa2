import { inject, Service } from '@angular/core';
import type { TimelineDetail, TimelineEntryView } from '@waymark/contracts';
import { Dates } from '../../../platform/texts/dates';
import { Texts, type TextParams } from '../../../platform/texts/texts';

/** Which list of reasons the code of an act is from. */
const REASONS: Readonly<Record<string, string>> = {
  'referral.declined': 'decline',
  'referral.returned': 'return',
  'waiting-list.left': 'leave',
  'case.closed': 'closure',
};

/** The act says so itself: "next step set" and then "next step, its day" tells nobody more. */
const SAID_BY_ACT: ReadonlySet<string> = new Set(['nextStep', 'nextStepDueOn', 'dueOn']);

/** What was done, in the reader's words and as a sentence that stands alone. */
@Service()
export class TimelineWords {
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);

  /** An act that no page has words for yet is still shown, with who and when; details of contact by their names alone. */
  of(entry: TimelineEntryView): string {
    const { action, fields, about } = entry;
    const sentence = `timeline.${about ? 'said' : 'fields'}.${action}`;
    const params = about ? this.params(action, about) : this.named(fields);
    if (params !== null && this.texts.has(sentence)) return this.texts.get(sentence, params);
    const what = this.texts.code('action', this.texts.has(`code.action.${action}`) ? action : 'other');
    const detail = about ? this.detail(about) : String(this.named(fields)?.['fields'] ?? '');
    if (about?.of === 'review') return this.texts.get('timeline.with-name', { what, name: detail });
    return detail === '' ? what : this.texts.get('timeline.with-fields', { what, fields: detail });
  }

  private named(fields: readonly string[]): TextParams | null {
    const known = fields.filter((field) => this.texts.has(`code.field.${field}`) && !SAID_BY_ACT.has(field));
    return known.length === 0 ? null : { fields: known.map((field) => this.texts.code('field', field)).join(', '), count: known.length };
  }

  /** What a sentence of its own is filled with; `null` where the detail follows the name of the act. */
  private params(action: string, about: TimelineDetail): TextParams | null {
    switch (about.of) {
      case 'service':
        return { service: this.texts.named(about.service), reason: about.reason === null ? '' : this.texts.code(REASONS[action] ?? '', about.reason) };
      case 'worker':
        return { name: about.name };
      case 'receiver':
        return { name: about.worker ?? (about.team ? this.texts.named(about.team) : '') };
      case 'next-step':
        return { day: about.dueOn === null ? '' : this.dates.day(about.dueOn), standing: about.isSet ? (about.dueOn === null ? 'undated' : 'dated') : 'off' };
      default:
        return null;
    }
  }

  private detail(about: TimelineDetail): string {
    switch (about.of) {
      case 'relationship': {
        const what = this.texts.code('relationship', about.relationship);
        return about.name === null ? what : this.texts.get('timeline.with-name', { what, name: about.name });
      }
      case 'person':
        return about.reference;
      case 'clock':
        return this.texts.code('clock', about.clock);
      case 'pause':
        return this.texts.code('pause', about.reason);
      case 'childrens-services':
        return this.texts.code('safeguarding', about.decision);
      case 'level': {
        const [from, to] = [this.texts.code('risk', about.from), this.texts.code('risk', about.to)];
        const by = this.texts.code('level-by', about.by);
        return about.from === about.to ? this.texts.get('timeline.level-kept', { to, by }) : this.texts.get('timeline.level', { from, to, by });
      }
      case 'attempt':
        return this.attempt(about);
      case 'review':
        return this.texts.code('review-subject', about.subject);
      default:
        return '';
    }
  }

  private attempt({ method, outcome, point }: Extract<TimelineDetail, { of: 'attempt' }>): string {
    const label = point && this.texts.get('timeline.point', { what: this.texts.code('field', point.kind), owner: this.texts.get(`timeline.owner.${point.owner}`) });
    return [this.texts.code('method', method), label, this.texts.code('outcome', outcome)].filter(Boolean).join(' · ');
  }
}
