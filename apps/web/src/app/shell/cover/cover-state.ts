import { DestroyRef, DOCUMENT, effect, inject, Service, signal } from '@angular/core';
import { Clock } from '../../platform/clock';

const KEPT_AS = 'waymark.cover';
/** A glance away needs no password; somebody who takes the device needs one. */
export const FREE_FOR_MS = 60_000;
const PRESSES = 3;
const WITHIN_MS = 1_000;

/** The neutral cover over whatever is on the screen, for a worker in a car, a kitchen or a corridor. */
@Service()
export class CoverState {
  private readonly document = inject(DOCUMENT);
  private readonly clock = inject(Clock);
  // A reload must not lift it, so the tab remembers when it went up.
  private readonly raisedAt = signal<number | null>(Number(sessionStorage.getItem(KEPT_AS)) || null);
  private readonly up = signal(this.raisedAt() !== null);
  private presses: number[] = [];
  readonly isUp = this.up.asReadonly();

  constructor() {
    const view = this.document.defaultView!;
    const onKey = (event: KeyboardEvent) => this.count(event);
    view.addEventListener('keydown', onKey, { capture: true });
    inject(DestroyRef).onDestroy(() => view.removeEventListener('keydown', onKey, { capture: true }));
    effect(() => this.document.documentElement.toggleAttribute('data-covered', this.up()));
  }

  raise(): void {
    const now = this.clock.now().getTime();
    this.raisedAt.set(now);
    this.up.set(true);
    sessionStorage.setItem(KEPT_AS, String(now));
  }

  needsPassword(): boolean {
    const raisedAt = this.raisedAt();
    return raisedAt !== null && this.clock.now().getTime() - raisedAt > FREE_FOR_MS;
  }

  lower(): void {
    this.raisedAt.set(null);
    this.up.set(false);
    sessionStorage.removeItem(KEPT_AS);
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
