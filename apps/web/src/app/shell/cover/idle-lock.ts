import { DestroyRef, DOCUMENT, effect, inject, Service, signal, untracked } from '@angular/core';
import { Clock } from '../../platform/clock';
import { IdleTime } from '../../platform/session/idle-time';
import { Session } from '../../platform/session/session';
import { CoverState } from './cover-state';

/** A minute to press a key while somebody is speaking; half of the time where an organisation allows no more than one. */
export const WARN_BEFORE_MS = 60_000;
/** The API looks whether somebody is there once a minute. */
const TELL_API_MS = 60_000;
const TELL_TABS_MS = 1_000;
const ACTS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/**
 * Covers the screen and locks the session when there was no key, pointer or touch in any tab of the worker for as long as
 * her organisation says. What was typed stays under the cover.
 */
@Service()
export class IdleLock {
  private readonly session = inject(Session);
  private readonly cover = inject(CoverState);
  private readonly idle = inject(IdleTime);
  private readonly clock = inject(Clock);
  private readonly tabs = new BroadcastChannel('waymark.in-use');
  private readonly coversSoon = signal<string | null>(null);
  /** When the screen will be covered, in its last minute; null before. */
  readonly warning = this.coversSoon.asReadonly();
  private lastActAt = this.now();
  private toldTabsAt = 0;
  private toldApiAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const view = inject(DOCUMENT).defaultView!;
    const onAct = () => this.act();
    const options = { capture: true, passive: true };
    for (const act of ACTS) view.addEventListener(act, onAct, options);
    // The lock that could not be told is told as soon as anybody answers.
    const onLine = () => this.cover.isLocked() && void this.session.lock();
    view.addEventListener('online', onLine);
    this.tabs.onmessage = () => this.actElsewhere();
    inject(DestroyRef).onDestroy(() => {
      for (const act of ACTS) view.removeEventListener(act, onAct, options);
      view.removeEventListener('online', onLine);
      this.tabs.close();
      clearTimeout(this.timer);
    });
    // Somebody who has signed in, or taken the cover away, is there.
    effect(() => {
      this.session.isSignedIn();
      this.cover.isUp();
      untracked(() => this.begin());
    });
  }

  private begin(): void {
    this.lastActAt = this.now();
    this.look();
  }

  private act(): void {
    // Whoever found the device and presses keys under the cover keeps nothing open.
    if (this.cover.isUp() || !this.session.isSignedIn()) return;
    // After a night with the lid closed the first key comes before any timer.
    if (this.leftMs() <= 0) return this.look();
    this.noteAct();
    if (this.now() - this.toldTabsAt >= TELL_TABS_MS) {
      this.toldTabsAt = this.now();
      this.tabs.postMessage(null);
    }
    void this.tellApi();
  }

  private actElsewhere(): void {
    if (!this.cover.isUp() && this.leftMs() > 0) this.noteAct();
  }

  private noteAct(): void {
    this.lastActAt = this.now();
    if (this.coversSoon() !== null) this.look();
  }

  private look(): void {
    clearTimeout(this.timer);
    this.coversSoon.set(null);
    if (!this.session.isSignedIn() || this.cover.isLocked()) return;
    const left = this.leftMs();
    if (left <= 0) return this.lock();
    const beforeWarning = left - Math.min(WARN_BEFORE_MS, this.limitMs() / 2);
    if (beforeWarning <= 0) this.coversSoon.set(new Date(this.now() + left).toISOString());
    this.timer = setTimeout(() => this.look(), beforeWarning > 0 ? beforeWarning : left);
  }

  private lock(): void {
    this.cover.lock();
    void this.session.lock();
  }

  /** Typing sends nothing by itself, and the API counts what it hears. */
  private async tellApi(): Promise<void> {
    if (this.now() - Math.max(this.idle.lastHeardAt(), this.toldApiAt) < TELL_API_MS) return;
    this.toldApiAt = this.now();
    await this.session.stayInUse();
  }

  private leftMs(): number {
    return this.lastActAt + this.limitMs() - this.now();
  }

  private limitMs(): number {
    return (this.session.current()?.lockMinutes ?? 0) * 60_000;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
