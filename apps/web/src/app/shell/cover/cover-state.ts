import { computed, DestroyRef, DOCUMENT, effect, inject, Service, signal } from '@angular/core';
import { Clock } from '../../platform/clock';
import { Session } from '../../platform/session/session';
import { LOAD_ANEW } from '../sign-out/signing-out';

const KEPT_AS = 'waymark.cover';
/** A glance away needs no password; somebody who takes the device needs one. */
export const FREE_FOR_MS = 60_000;
const PRESSES = 3;
const WITHIN_MS = 1_000;

interface Raised {
  at: number;
  /** Because nobody used the screen: no glance away, so the session is locked with it. */
  isLocked: boolean;
}

/**
 * The neutral cover over whatever is on the screen, for a worker in a car, a kitchen or a corridor, and for a screen that
 * nobody uses. Her other tabs and windows show the same records, so all of them are covered and uncovered together, and a
 * new one begins covered.
 */
@Service()
export class CoverState {
  private readonly document = inject(DOCUMENT);
  private readonly clock = inject(Clock);
  private readonly session = inject(Session);
  private readonly loadAnew = inject(LOAD_ANEW);
  // Neither a reload nor another tab may lift it, so the browser remembers when it went up.
  private readonly raised = signal(kept());
  private presses: number[] = [];
  private waiting: (() => void)[] = [];
  readonly isUp = computed(() => this.raised() !== null);
  readonly isLocked = computed(() => this.raised()?.isLocked === true);

  /** Since when the screen is locked; null where it is only covered. */
  readonly lockedSince = computed(() => {
    const raised = this.raised();
    return raised?.isLocked ? new Date(raised.at) : null;
  });

  constructor() {
    const view = this.document.defaultView!;
    const onKey = (event: KeyboardEvent) => this.count(event);
    // Told to every tab but the one that changed it; a null key when everything was cleared.
    const onStorage = ({ key }: StorageEvent) => (key === KEPT_AS || key === null) && void this.follow();
    view.addEventListener('keydown', onKey, { capture: true });
    view.addEventListener('storage', onStorage);
    inject(DestroyRef).onDestroy(() => {
      view.removeEventListener('keydown', onKey, { capture: true });
      view.removeEventListener('storage', onStorage);
    });
    effect(() => this.document.documentElement.toggleAttribute('data-covered', this.isUp()));
  }

  /** Raised again while it is up it stays as it was: its minute must not begin anew for whoever found the device. */
  raise(): void {
    if (!this.isUp()) this.keep({ at: this.clock.now().getTime(), isLocked: false });
  }

  /** Also over one that is up: from now on a password is needed. */
  lock(): void {
    if (!this.isLocked()) this.keep({ at: this.clock.now().getTime(), isLocked: true });
  }

  needsPassword(): boolean {
    const raised = this.raised();
    return raised !== null && (raised.isLocked || this.clock.now().getTime() - raised.at > FREE_FOR_MS);
  }

  lower(): void {
    localStorage.removeItem(KEPT_AS);
    this.lowerHere();
  }

  /** On this tab alone, where nothing of a record lies under it: the others stay as they are. */
  lowerHere(): void {
    this.raised.set(null);
    for (const goOn of this.waiting.splice(0)) goOn();
  }

  /** When it is down again on this tab. */
  lowered(): Promise<void> {
    return this.isUp() ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve();
  }

  private keep(raised: Raised): void {
    this.raised.set(raised);
    localStorage.setItem(KEPT_AS, raised.isLocked ? `${raised.at} locked` : String(raised.at));
  }

  /** As another tab has it now. Given back there, it is given back here only to the worker whose records lie under it. */
  private async follow(): Promise<void> {
    const now = kept();
    if (now !== null) return this.raised.set(now);
    const isTheirs = this.needsPassword() ? await this.session.whoseNow() : 'hers';
    if (isTheirs === 'hers') this.lowerHere();
    else if (isTheirs === 'another’s') this.loadAnew('/');
    else this.raised.set({ at: this.clock.now().getTime(), isLocked: true });
  }

  /** Shift three times within a second, with nothing in between, works even while typing. */
  private count(event: KeyboardEvent): void {
    if (event.key !== 'Shift' || event.repeat) {
      this.presses = [];
      return;
    }
    const now = event.timeStamp;
    this.presses = [...this.presses.filter((earlier) => now - earlier < WITHIN_MS), now];
    if (this.presses.length < PRESSES) return;
    this.presses = [];
    this.raise();
  }
}

function kept(): Raised | null {
  const [at, state] = (localStorage.getItem(KEPT_AS) ?? '').split(' ');
  return Number(at) ? { at: Number(at), isLocked: state === 'locked' } : null;
}
