import { inject, Service } from '@angular/core';
import type { ClockReadingView, SuggestedWorkerView, WaitingEntryView, WaitingRowView, WorkerLoadView } from '@waymark/contracts';
import type { OrderReason } from '@waymark/domain';
import type { ClockTone } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { LoadWords } from '../../shared/data/load-words';

export interface ClockFace {
  kind: string;
  label: string;
  state: string;
  detail: string;
  tone: ClockTone;
  share: number;
}

export interface LoadFace {
  /** Part of the ceiling, from 0 to 1 and beyond. */
  share: number;
  standing: 'room' | 'nearly-full' | 'full';
  words: string;
}

/** The last quarter of a target, and of a ceiling, is when somebody can still act on it. */
const SOON = 0.75;
const NEARLY_FULL = 0.9;

const SAID_BY_BADGE: readonly OrderReason[] = ['high-risk', 'not-assessed', 'medium-risk', 'standard-risk'];

/** From here on hours are told in days: nobody counts in hundreds of hours. */
const TOLD_IN_DAYS = 48;

/** And from two months on, days in months, with the days beside them. */
const TOLD_IN_MONTHS = 61;
/** A Gregorian year has 365.2425 days. */
const DAYS_PER_MONTH = 365.2425 / 12;
/** Weekends, and no holidays: what is said is "more than", so that it is never too much. */
const DAYS_PER_WORKING_DAY = 7 / 5;

/** What the list says in words. Every figure comes from the API; here they are only put into sentences. */
@Service()
export class WaitingWords {
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  private readonly loads = inject(LoadWords);

  faces(clocks: readonly ClockReadingView[]): ClockFace[] {
    return clocks.map((clock) => this.face(clock));
  }

  /** A line has room for one clock. */
  next({ clocks, nextClock }: Pick<WaitingRowView, 'clocks' | 'nextClock'>): ClockFace | null {
    const clock = clocks.find(({ kind }) => kind === nextClock);
    return clock ? this.face(clock) : null;
  }

  /** When somebody said that she would try again. */
  nextTry({ nextTry }: Pick<WaitingRowView, 'nextTry'>): string {
    return nextTry === null ? '' : this.texts.get('waiting.next-try', { day: this.dates.ago(nextTry.on), time: nextTry.time ?? '' }).trim();
  }

  /** What puts somebody where she is, beside the level of risk that the badge says already. */
  reasons({ reasons }: Pick<WaitingRowView, 'reasons'>): string {
    const told = reasons.filter((reason) => !SAID_BY_BADGE.includes(reason));
    return told.map((reason) => this.texts.code('order', reason)).join(' · ');
  }

  load(worker: WorkerLoadView): LoadFace {
    const { weighted, ceiling } = worker;
    const share = ceiling > 0 ? weighted / ceiling : 1;
    const standing = share >= 1 ? 'full' : share >= NEARLY_FULL ? 'nearly-full' : 'room';
    return { share, standing, words: this.loads.load(worker) };
  }

  /** A worker's languages by name, or that nobody has written any down. */
  spoken(languages: readonly string[]): string {
    if (languages.length === 0) return this.texts.get('allocate.languages-not-known');
    return languages.map((language) => this.languageName(language)).join(', ');
  }

  /** The language of choice that none of those who could be given the person is known to speak; null where it is no question. */
  unmatchedLanguage({ person, languageNamed, suggestions }: WaitingEntryView): string | null {
    const isAsked = person.language !== 'english' && person.language !== 'not-asked';
    if (!isAsked || suggestions.length === 0 || suggestions.some(({ reasons }) => reasons.includes('speaks-language'))) return null;
    return person.language === 'other' && languageNamed ? languageNamed : this.texts.code('language', person.language);
  }

  private languageName(language: string): string {
    return this.texts.has(`code.language.${language}`) ? this.texts.code('language', language) : language;
  }

  suggestion({ languages, before, after, ceiling, reasons, overCeiling }: SuggestedWorkerView): string {
    const load = this.texts.get('allocate.load', {
      before: this.texts.number(before.weighted),
      after: this.texts.number(after.weighted),
      ceiling: this.texts.number(ceiling),
    });
    const spoken = languages.length ? this.texts.get('allocate.speaks', { languages: this.spoken(languages) }) : this.spoken(languages);
    const fits = reasons.filter((reason) => reason !== 'has-room').map((reason) => this.texts.code('suggestion', reason));
    const why = fits.length ? [this.texts.get('allocate.why', { reasons: fits.join(', ') })] : [];
    const room = reasons.includes('has-room') ? [this.texts.code('suggestion', 'has-room')] : [];
    return [spoken, load, ...why, ...room, ...(overCeiling ? [this.texts.get('allocate.over-ceiling')] : [])].join(' · ');
  }

  private face(clock: ClockReadingView): ClockFace {
    const share = clock.target > 0 ? clock.elapsed / clock.target : 1;
    const tone = toneOf(clock, share);
    return { kind: clock.kind, label: this.texts.code('clock', clock.kind), state: this.state(clock), detail: this.detail(clock), tone, share };
  }

  private state(clock: ClockReadingView): string {
    if (clock.state === 'ended') return this.texts.get('waiting.clock-ended');
    if (clock.stoppedAt) return this.texts.get(`clock.${clock.state}`, { at: this.dates.instant(clock.stoppedAt) });
    const words = clock.left < 0 ? this.over(clock) : this.left(clock);
    return clock.pausedFor ? this.texts.get('waiting.clock-paused', { words, reason: this.texts.code('pause', clock.pausedFor) }) : words;
  }

  private left({ unit, left }: ClockReadingView): string {
    return unit === 'hours' ? this.hours('left', left) : this.texts.get('waiting.left-working-days', { count: left });
  }

  private over({ unit, left }: ClockReadingView): string {
    const days = -left * (unit === 'hours' ? 1 / 24 : DAYS_PER_WORKING_DAY);
    if (days >= TOLD_IN_MONTHS) return this.texts.get('clock.over-months', { count: Math.floor(days / DAYS_PER_MONTH) });
    return unit === 'hours' ? this.hours('over', -left) : this.texts.get('waiting.over-working-days', { count: -left });
  }

  private hours(way: 'left' | 'over', hours: number): string {
    const inDays = hours >= TOLD_IN_DAYS;
    return this.texts.get(`clock.${way}-${inDays ? 'days' : 'hours'}`, { count: Math.floor(inDays ? hours / 24 : hours) });
  }

  private detail(clock: ClockReadingView): string {
    const whole = this.withPauses(clock);
    const from = clock.isStartTimeGiven ? '' : this.texts.get('waiting.no-time-given');
    const late = clock.cameLate ? this.texts.get('waiting.came-late') : '';
    return [this.elapsed(clock), whole, from, late].filter(Boolean).join(' ');
  }

  /** In the same measure as the wait beside it: days, where that is told in days. */
  private withPauses({ unit, elapsedWithPauses: whole }: ClockReadingView): string {
    if (whole === null) return '';
    if (unit === 'hours' && whole >= TOLD_IN_DAYS) return this.texts.get('waiting.with-pauses-days', { count: Math.floor(whole / 24) });
    return this.texts.get(`waiting.with-pauses-${unit}`, { count: whole >= 10 ? Math.floor(whole) : whole });
  }

  /** "143 days; target 48 hours", and never "3,429 of 48 hours". */
  private elapsed({ unit, elapsed, target, left }: ClockReadingView): string {
    if (unit === 'hours' && -left >= TOLD_IN_DAYS) {
      return this.texts.get('waiting.elapsed-days', { days: Math.floor(elapsed / 24), count: target });
    }
    const shown = this.texts.number(elapsed >= 10 ? Math.floor(elapsed) : elapsed);
    return this.texts.get(`waiting.elapsed-${unit}`, { elapsed: shown, count: target });
  }
}

function toneOf(clock: ClockReadingView, share: number): ClockTone {
  switch (clock.state) {
    case 'met':
    case 'met-late':
    case 'paused':
      return clock.state;
    case 'overdue':
      return clock.cameLate ? 'came-late' : 'overdue';
    case 'ended':
      return 'paused';
    case 'running':
      return share >= SOON ? 'soon' : 'running';
  }
}
