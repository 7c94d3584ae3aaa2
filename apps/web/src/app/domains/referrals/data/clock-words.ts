import { inject, Service } from '@angular/core';
import type { ClockView } from '@waymark/contracts';
import { CLOCK_KINDS } from '@waymark/domain';
import type { ClockTone } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';

export interface ClockFace {
  label: string;
  state: string;
  detail: string | null;
  tone: ClockTone;
  share: number | null;
}

export interface Standing {
  isWithdrawn: boolean;
  /** A safety contact is owed and has not been made. */
  isContactOwed: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The last quarter of a target is when somebody can still act on it. */
const SOON = 0.75;

/** What a clock says, reckoned from the moment the API read it and not from the device's own time. */
@Service()
export class ClockWords {
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);

  /** In the order in which they are to be met. A referral taken back has missed no target: its clocks say why they stopped. */
  faces(clocks: readonly ClockView[], readAt: string, standing: Partial<Standing> = {}): ClockFace[] {
    const whole = { isWithdrawn: false, isContactOwed: false, ...standing };
    return [...clocks].sort(inOrder).map((clock) => this.face(clock, readAt, whole));
  }

  /** Why one target is 24 hours and another 48: what it goes by, the setting's name, and since when it holds. */
  origins(clocks: readonly ClockView[]): string[] {
    return [...clocks].sort(inOrder).flatMap(({ kind, target, setting }) => {
      if (!target) return [];
      const promised = this.texts.get(`clock.target-${target.unit}`, { count: target.amount });
      const said = { clock: this.texts.code('clock', kind), promised, because: this.because(setting?.key) };
      if (setting === null) return [this.texts.get('clock.origin-earlier', said)];
      const name = this.texts.get(`setting-name.${setting.key}`);
      if (setting.since === null) return [this.texts.get('clock.origin-shipped', { ...said, name })];
      return [this.texts.get('clock.origin-since', { ...said, name, day: this.dates.day(setting.since) })];
    });
  }

  /** What about this person puts her under this target and not under the other of its kind. */
  private because(key: string | undefined): string {
    const sentence = `clock.because.${key ?? ''}`;
    return this.texts.has(sentence) ? this.texts.get(sentence) : '';
  }

  private face(clock: ClockView, readAt: string, { isWithdrawn, isContactOwed }: Standing): ClockFace {
    const label = this.texts.code('clock', clock.kind);
    const share = shareOf(clock, readAt);
    const tone = toneOf(clock, readAt, share);
    const state = clock.endedAt && !clock.stoppedAt ? this.ended(isWithdrawn) : this.state(clock, readAt, tone);
    if (isContactOwed && isOpenContact(clock) && tone !== 'overdue') return this.owed(clock, label);
    return { label, tone, share, state, detail: this.detail(clock) };
  }

  /** Nobody in visible danger waits for a target: it says the latest, and never how much time there is. */
  private owed(clock: ClockView, label: string): ClockFace {
    return { label, tone: 'soon', share: null, state: this.texts.get('clock.contact-owed'), detail: this.detail(clock) };
  }

  private state(clock: ClockView, readAt: string, tone: ClockTone): string {
    if (clock.stoppedAt) return this.texts.get(`clock.${tone}`, { at: this.dates.instant(clock.stoppedAt) });
    if (!clock.dueAt) return this.texts.get('clock.no-target');
    const gap = Math.abs(Date.parse(clock.dueAt) - Date.parse(readAt));
    // Calendar days and never working days: the bank holidays of the service are the API's to know.
    const [unit, count] = gap < 2 * DAY ? ['hours', Math.floor(gap / HOUR)] : ['days', Math.floor(gap / DAY)];
    const words = this.texts.get(`clock.${Date.parse(readAt) > Date.parse(clock.dueAt) ? 'over' : 'left'}-${unit}`, { count });
    return clock.pausedFor ? this.texts.get('waiting.clock-paused', { words, reason: this.texts.code('pause', clock.pausedFor) }) : words;
  }

  private ended(isWithdrawn: boolean): string {
    return this.texts.get(isWithdrawn ? 'clock.withdrawn' : 'waiting.clock-ended');
  }

  private detail(clock: ClockView): string | null {
    const { target, dueAt, isStartTimeGiven } = clock;
    if (!target || !dueAt) return null;
    const promised = this.texts.get(`clock.target-${target.unit}`, { count: target.amount });
    const due = this.texts.get('clock.due', { promised, due: this.dates.instant(dueAt) });
    return isStartTimeGiven ? due : `${due} ${this.texts.get('clock.from-start-of-day')}`;
  }
}

function isOpenContact({ kind, stoppedAt, endedAt, pausedFor }: ClockView): boolean {
  return (kind === 'first-attempt' || kind === 'first-contact') && !stoppedAt && !endedAt && !pausedFor;
}

const inOrder = (a: ClockView, b: ClockView): number => CLOCK_KINDS.indexOf(a.kind) - CLOCK_KINDS.indexOf(b.kind);

function shareOf({ startedAt, stoppedAt, dueAt }: ClockView, readAt: string): number | null {
  if (!dueAt) return null;
  const start = Date.parse(startedAt);
  const whole = Date.parse(dueAt) - start;
  return whole > 0 ? (Date.parse(stoppedAt ?? readAt) - start) / whole : 1;
}

function toneOf({ stoppedAt, endedAt, pausedFor, dueAt }: ClockView, readAt: string, share: number | null): ClockTone {
  if (stoppedAt) return dueAt && stoppedAt > dueAt ? 'met-late' : 'met';
  if (endedAt || pausedFor) return 'paused';
  if (dueAt && Date.parse(readAt) > Date.parse(dueAt)) return 'overdue';
  return share !== null && share >= SOON ? 'soon' : 'running';
}
