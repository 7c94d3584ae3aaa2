import { DestroyRef, DOCUMENT, inject, Service } from '@angular/core';
import { Clock } from './clock';
import { Session } from './session/session';

/** How old a list may become before it is read again by itself. */
export const FRESH_FOR_MS = 3 * 60_000;
const LOOK_EVERY_MS = 15_000;
/** A glance away changes nothing; what lay under a cover for longer is not what stands now. */
const OLD_UNDER_COVER_MS = 60_000;
/** What somebody types in; a tick or a choice of a button is said at once and never half typed. */
const TYPED_IN = 'textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button])';

/**
 * Reads a page again by itself when it has grown old or its tab comes back, and only when that disturbs nobody: not while
 * a dialog is open, something is typed, or the screen is covered. It keeps no sign-in open: whether somebody is there is
 * told by keys and touches alone, and a covered screen reads nothing.
 */
@Service()
export class Freshness {
  private readonly document = inject(DOCUMENT);
  private readonly clock = inject(Clock);
  private readonly session = inject(Session);

  /** @param grownOld what the page says of itself when the cover comes off what was read a while ago, until it has read. */
  keep(read: () => void, owner: DestroyRef, grownOld: () => void = () => undefined): void {
    let readAt = this.now();
    let isOwed = false;
    const look = (isDue: boolean): void => {
      if (!isDue || !this.disturbsNobody()) return;
      readAt = this.now();
      isOwed = false;
      read();
    };
    const shown = (): void => look(true);
    this.document.addEventListener('visibilitychange', shown);
    const uncovered = new MutationObserver(() => {
      if (this.isCovered() || this.now() - readAt < OLD_UNDER_COVER_MS) return;
      grownOld();
      // Where something is half typed it is read as soon as that is sent, and not only once it is old by itself.
      isOwed = true;
      look(true);
    });
    uncovered.observe(this.document.documentElement, { attributeFilter: ['data-covered'] });
    const timer = setInterval(() => look(isOwed || this.now() - readAt >= FRESH_FOR_MS), LOOK_EVERY_MS);
    owner.onDestroy(() => {
      this.document.removeEventListener('visibilitychange', shown);
      uncovered.disconnect();
      clearInterval(timer);
    });
  }

  private disturbsNobody(): boolean {
    const isSeen = this.document.visibilityState === 'visible' && this.session.isSignedIn();
    return isSeen && !this.isCovered() && !this.document.querySelector('mat-dialog-container') && !this.isTyping();
  }

  private isCovered(): boolean {
    return this.document.querySelector('[data-covered]') !== null;
  }

  private isTyping(): boolean {
    if (this.document.activeElement?.matches(TYPED_IN)) return true;
    return [...this.document.querySelectorAll<HTMLTextAreaElement>('main textarea')].some(({ value }) => value.trim() !== '');
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
