import { inject, Service } from '@angular/core';
import type { TimelineDetail, TimelineEntryView } from '@waymark/contracts';
import { Texts } from '../../../platform/texts/texts';

/** What was done, in the reader's words, and to which of several things. */
@Service()
export class TimelineWords {
  private readonly texts = inject(Texts);

  /** An act that no page has words for yet is still shown, with who and when; details of contact by their names alone. */
  of({ action, fields, about }: TimelineEntryView): string {
    const what = this.texts.code('action', this.texts.has(`code.action.${action}`) ? action : 'other');
    const named = about ? this.detail(about) : this.fieldNames(fields);
    return named === '' ? what : this.texts.get('timeline.with-fields', { what, fields: named });
  }

  private fieldNames(fields: readonly string[]): string {
    const known = fields.filter((field) => this.texts.has(`code.field.${field}`));
    return known.map((field) => this.texts.code('field', field)).join(', ');
  }

  private detail(about: TimelineDetail): string {
    switch (about.of) {
      case 'relationship': {
        const what = this.texts.code('relationship', about.relationship);
        return about.name === null ? what : this.texts.get('timeline.with-name', { what, name: about.name });
      }
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
    }
  }
}
