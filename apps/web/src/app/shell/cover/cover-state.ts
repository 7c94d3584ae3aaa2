import { computed, DestroyRef, DOCUMENT, effect, inject, Service, signal } from '@angular/core';
import { Clock } from '../../platform/clock';

const KEPT_AS = 'waymark.cover';
/** A glance away needs no password; somebody who takes the device needs one. */
export const FREE_FOR_MS = 60_000;
const PRESSES = 3;
const WITHIN_MS = 1_000;

/**
 * The neutral cover over whatever is on the screen, for a worker in a car, a kitchen or a corridor. Her other tabs and
 * windows show the same records, so all of them are covered and uncovered together, and a new one begins covered.
 */
@Service()
export class CoverState {
  private readonly document = inject(DOCUMENT);
  private readonly clock = inject(Clock);
  // Neither a reload nor another tab may lift it, so the browser remembers when it went up.
  private readonly raisedAt = signal(kept());
  private presses: number[] = [];
  readonly isUp = computed(() => this.raisedAt() !== null);

  constructor() {
    const view = this.document.defaultView!;
    const onKey = (event: KeyboardEvent) => this.count(event);
    // Told to every tab but the one that changed it; a null key when everything was cleared.
    const onStorage = ({ key }: StorageEvent) => (key === KEPT_AS || key === null) && this.raisedAt.set(kept());
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
    if (this.isUp()) return;
    const now = this.clock.now().getTime();
    this.raisedAt.set(now);
    localStorage.setItem(KEPT_AS, String(now));
  }

  needsPassword(): boolean {
    const raisedAt = this.raisedAt();
    return raisedAt !== null && this.clock.now().getTime() - raisedAt > FREE_FOR_MS;
  }

  lower(): void {
    this.raisedAt.set(null);
    localStorage.removeItem(KEPT_AS);
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

function kept(): number | null {
  return Number(localStorage.getItem(KEPT_AS)) || null;
}
