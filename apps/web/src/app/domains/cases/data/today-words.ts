import { inject, Service } from '@angular/core';
import type { TodayItemView, TodayReceiver, TodayReturn, TodayRowView } from '@waymark/contracts';
import { daysBetween, type CalendarDay, type ChosenLanguage } from '@waymark/domain';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';

/** Reasons that the row says already with its badge, its day or its name. */
const SAID_ELSEWHERE: readonly string[] = ['safety-contact', 'high-risk', 'not-assessed', 'overdue', 'due-today', 'due-later', 'no-date'];

/** What is due, when and why, in the reader's words. */
@Service()
export class TodayWords {
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);

  what(item: TodayItemView): string {
    const what = this.asked(item);
    return item.owesContact ? this.texts.get('today.owes-contact', { what }) : what;
  }

  private asked({ kind, words, isUnreadable, by, team, does }: TodayItemView): string {
    if (does.act === 'finish-handover') return this.texts.get('today.finish-handover');
    if (kind === 'task' && isUnreadable) return this.texts.get('today.unreadable');
    if (kind === 'task') return words ?? this.texts.get('today.no-next-step');
    if (kind === 'risk-given' && by !== null) return this.texts.get('today.risk-given-by', { name: by });
    if (kind === 'safety-contact' && by !== null) return this.texts.get('today.safety-held-by', { name: by });
    if (kind === 'parked-assessment' && by !== null) return this.texts.get('today.begun-by', { name: by });
    const name = team ? this.texts.get('today.offered-to-team', { team: this.texts.named(team) }) : this.texts.code('today-kind', kind);
    return by === null ? name : this.texts.get('today.with-name', { what: name, name: by });
  }

  stage({ stage, items }: TodayRowView): string {
    return this.texts.code('today-stage', items.some(({ team }) => team !== null) ? 'offered-to-team' : stage);
  }

  /** An offer that is out changes nothing yet, and whoever made it must not believe that it does. */
  handedOut({ handedOut }: TodayRowView): string | null {
    if (!handedOut) return null;
    return this.texts.get('today.handed-out', { to: this.receiver(handedOut.to), at: this.dates.instant(handedOut.lapsesAt) });
  }

  /** A clock that stands still explains why nothing of hers falls due, and is never left unsaid. */
  paused({ pause, stage }: TodayRowView): string | null {
    if (!pause || stage === 'in-support') return null;
    return this.texts.get('today.paused', { day: this.dates.shortDay(this.dates.dayOf(pause.since)), reason: this.texts.code('pause', pause.reason) });
  }

  when(item: TodayItemView, today: CalendarDay): string | null {
    const { dueOn, dueAt, kind } = item;
    if (dueOn === null) return null;
    if (kind === 'handover-offered') return this.texts.get('today.answer-by', { day: this.dates.shortDay(dueOn) });
    const days = daysBetween(today, dueOn);
    if (days < 0) return this.texts.get('today.late', { days: -days });
    if (days === 0) return dueAt === null ? this.texts.get('today.due-today') : this.hourWords(dueAt, this.isOverdue(item));
    return days === 1 ? this.texts.get('today.due-tomorrow') : this.texts.get('today.due-on', { day: this.dates.shortDay(dueOn) });
  }

  isOverdue({ reasons }: TodayItemView): boolean {
    return reasons.includes('overdue');
  }

  why({ reasons, returned, passed, kind, by }: TodayItemView): string {
    if (returned) return this.howReturned(returned);
    if (passed) return this.howPassed(passed, kind === 'task', by ?? '');
    const told = reasons.filter((reason) => !SAID_ELSEWHERE.includes(reason));
    return told.map((reason) => this.texts.code('today-reason', reason)).join(' · ');
  }

  /** Where the first item says something else: what was planned must not be lost behind what is owed. */
  nextTry({ nextTry, items }: TodayRowView): string {
    if (nextTry === null || items[0]?.kind === 'contact') return '';
    return this.texts.get('waiting.next-try', { day: this.dates.ago(nextTry.on), time: nextTry.time ?? '' }).trim();
  }

  lastContact({ lastContactAt }: TodayRowView): string {
    return lastContactAt === null ? this.texts.get('today.never-spoken') : this.dates.ago(this.dates.dayOf(lastContactAt));
  }

  flags({ person, hasChildren }: TodayRowView): string[] {
    return [
      ...(hasChildren ? [this.texts.get('today.children')] : []),
      ...(isWorthAFlag(person.language) ? [this.texts.code('language', person.language)] : []),
      ...(person.interpreter === 'needed' ? [this.texts.code('interpreter', person.interpreter)] : []),
    ];
  }

  private howReturned(returned: TodayReturn): string {
    if (returned.how === 'lapsed') {
      return this.texts.get('today.lapsed', { to: this.receiver(returned.to) });
    }
    const { by, reason, isUnreadable } = returned;
    const words = isUnreadable ? this.texts.get('today.unreadable') : returned.words;
    const why = this.texts.code('handover-decline', reason);
    return this.texts.get('today.declined', { by, why: words === null ? why : `${why}: ${words}` });
  }

  /** Whose it is, how long by now, and until when the one who gave it away goes on reading. */
  private howPassed({ since, until }: NonNullable<TodayItemView['passed']>, isMine: boolean, name: string): string {
    const day = this.dates.ago(this.dates.dayOf(since));
    if (until === null) return this.texts.get('today.passed', { day });
    return this.texts.get(isMine ? 'today.passed-to-me' : 'today.passed-until', { day, name, until: this.dates.shortDay(this.dates.dayOf(until)) });
  }

  private receiver(to: TodayReceiver): string {
    return typeof to === 'string' ? to : this.texts.named(to);
  }

  private hourWords(dueAt: string, isOver: boolean): string {
    const time = this.dates.time(dueAt);
    return this.texts.get(isOver ? 'today.was-due-at' : 'today.due-at', { time });
  }
}

function isWorthAFlag(language: TodayRowView['person']['language']): language is ChosenLanguage {
  return language !== null && language !== 'english' && language !== 'not-asked';
}
