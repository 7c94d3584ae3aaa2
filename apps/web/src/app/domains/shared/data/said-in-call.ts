import { inject, Service } from '@angular/core';
import type { ReferralView } from '@waymark/contracts';
import type { ContactTone } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';

type Said = Pick<ReferralView, 'safeToTalk' | 'safeUntil' | 'recordedAt' | 'needsContactVerifying'>;

/**
 * Whether it was safe to talk in the call that brought the referral. It was said for that call: on any other day it
 * carries its day and reassures nobody.
 */
@Service()
export class SaidInCall {
  private readonly dates = inject(Dates);
  private readonly texts = inject(Texts);

  tone(said: Said): ContactTone {
    if (said.needsContactVerifying) return 'unknown';
    if (said.safeToTalk === 'no') return 'unsafe';
    if (said.safeToTalk === 'unknown' || !this.isOfToday(said)) return 'unknown';
    if (said.safeUntil && !this.isAhead(said)) return 'unknown';
    return said.safeUntil ? 'limited' : 'safe';
  }

  heading(said: Said): string {
    const still = said.safeToTalk === 'yes' && said.safeUntil !== null && this.isAhead(said);
    return this.texts.get(`referral-page.safe-${still ? 'still' : said.safeToTalk}`);
  }

  parts(said: Said): string[] {
    const day = this.isOfToday(said) ? [] : [this.texts.get('referral-page.safe-on', { day: this.dates.shortDay(this.dates.dayOf(said.recordedAt)) })];
    const verify = said.needsContactVerifying ? [this.texts.get('referral-page.verify-contact')] : [];
    return [...day, ...this.until(said), ...verify];
  }

  private until(said: Said): string[] {
    const { safeUntil } = said;
    if (!safeUntil) return [];
    if (!this.isOfToday(said)) return [this.texts.get('referral-page.safe-until', { time: safeUntil })];
    return [this.texts.get(this.isAhead(said) ? 'referral-page.safe-until-today' : 'referral-page.safe-until-past', { time: safeUntil })];
  }

  private isAhead(said: Said): boolean {
    return this.isOfToday(said) && this.dates.timeNow() < (said.safeUntil ?? '');
  }

  private isOfToday({ recordedAt }: Said): boolean {
    return this.dates.dayOf(recordedAt) === this.dates.today();
  }
}
