import { inject, Service } from '@angular/core';
import type { HandoverFact, MaskedNumber } from '@waymark/domain';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { WayWords } from '../../shared/ui/way-words';

/** A fact of the record as it is read: its name, what it says, and whether it is late or left half done. */
export interface FactLine {
  name: string;
  text: string;
  isPressing: boolean;
}

type Fact<Name extends HandoverFact['fact']> = Extract<HandoverFact, { fact: Name }>;

/** The facts beside a handover in the reader's words. */
@Service()
export class HandoverFactWords {
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  private readonly wayWords = inject(WayWords);

  lines(facts: readonly HandoverFact[]): FactLine[] {
    return facts.flatMap((fact) => this.linesOf(fact));
  }

  private linesOf(fact: HandoverFact): FactLine[] {
    switch (fact.fact) {
      case 'level':
        return [this.line('level', this.level(fact), false)];
      case 'safety-contact':
        return [this.line('safety-contact', this.say(fact.isLate ? 'owed-late' : 'owed', { at: this.dates.instant(fact.dueAt), name: fact.holder }), true)];
      case 'unfinished-assessment':
        return [this.line('unfinished', this.say('begun', { name: fact.begunBy, day: this.dates.shortDay(fact.begunOn) }), true)];
      case 'late-review':
        return [this.line('late-review', this.say('review', { subject: this.texts.code('review-subject', fact.subject), day: this.dates.shortDay(fact.dueOn) }), true)];
      case 'next-step':
        return [this.line('next-step', this.nextStep(fact), fact.isLate)];
      case 'next-try':
        return [this.line('next-try', this.dayed(this.dates.shortDay(fact.on), fact.isLate), fact.isLate)];
      case 'plan':
        return [this.line('plan', this.plan(fact), fact.isLate)];
      case 'safe-contact':
        return this.contact(fact);
    }
  }

  private level({ level, decidedOn }: Fact<'level'>): string {
    const name = this.texts.code('risk', level);
    return decidedOn === null ? this.say('undecided', { level: name }) : this.say('decided', { level: name, day: this.dates.shortDay(decidedOn) });
  }

  private nextStep({ words, dueOn, isLate }: Fact<'next-step'>): string {
    if (words === null) return this.texts.get('today.no-next-step');
    return dueOn === null ? words : this.say('by-day', { what: words, day: this.dayed(this.dates.shortDay(dueOn), isLate) });
  }

  private plan({ outcome, reviewOn, isLate }: Fact<'plan'>): string {
    const what = outcome === 'none' ? this.say('no-plan') : this.texts.code('plan-outcome', outcome);
    return reviewOn === null ? what : this.say('look-again', { what, day: this.dayed(this.dates.shortDay(reviewOn), isLate) });
  }

  private contact({ standing, numbers }: Fact<'safe-contact'>): FactLine[] {
    const isUnsafe = standing !== 'safe-now' && standing !== 'limited';
    return [
      this.line('safe-contact', this.texts.code('contact-standing', standing), isUnsafe),
      ...numbers.map((one) => ({ name: one.masked, text: this.saidOf(one), isPressing: false })),
    ];
  }

  private saidOf({ owner, ways, safeTimes, hasCodeWord }: MaskedNumber): string {
    const parts = [
      this.texts.code('contact-owner', owner),
      ...(safeTimes ? [safeTimes] : []),
      ...ways.map((way) => this.wayWords.say(way)),
      ...(hasCodeWord ? [this.texts.get('contact.has-code-word')] : []),
    ];
    return parts.join(' · ');
  }

  private dayed(day: string, isLate: boolean): string {
    return isLate ? this.say('late', { day }) : day;
  }

  private line(name: string, text: string, isPressing: boolean): FactLine {
    return { name: this.say(`name-${name}`), text, isPressing };
  }

  private say(key: string, values: Record<string, string> = {}): string {
    return this.texts.get(`handover-fact.${key}`, values);
  }
}
