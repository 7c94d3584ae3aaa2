import { computed, DestroyRef, DOCUMENT, effect, inject, linkedSignal, Service, signal, untracked, type Injector, type Resource, type Signal } from '@angular/core';
import { Clock } from './clock';
import { problemOf } from './http/problem-error';
import { Session } from './session/session';

/** How what a page has read stands: what lay under a cover for a while is not what stands now. */
export interface Fresh {
  isOld: Signal<boolean>;
  isReading: Signal<boolean>;
  /** Then the page says so, with a way to try again. */
  hasFailed: Signal<boolean>;
  /** Nothing is old before it was read at all. */
  wasRead: Signal<boolean>;
  readAt: Signal<Date>;
}

/** Not for her, or not there for her. An expired sign-in covers the page, and what is typed on it waits underneath. */
const REFUSED: readonly number[] = [403, 404];

/**
 * What was read last: it stays while it is read again and where the line or the server fails, since an empty board looks as
 * if nobody waited. Another address, and a refusal of the reader herself, keep nothing of it.
 */
export function lastRead<T>(resource: Resource<T | undefined>, address: () => unknown = () => null): Signal<T | null> {
  type Reading = { at: unknown; value: T | null; isRefused: boolean };
  const kept = linkedSignal<Reading, Reading>({
    source: () => ({ at: address(), value: resource.hasValue() ? (resource.value() ?? null) : null, isRefused: isRefused(resource.error()) }),
    computation: (now, before) => {
      const isSameAddress = before !== undefined && before.value.at === now.at;
      return isSameAddress && now.value === null && !now.isRefused ? { ...now, value: before.value.value } : now;
    },
  });
  return computed(() => kept().value);
}

function isRefused(error: Error | undefined): boolean {
  return REFUSED.includes(problemOf(error)?.status ?? 0);
}

/**
 * Reads again after something was saved, also while the first reading is still under way: that one may have begun before,
 * and a resource that loads takes no further asking.
 */
export function readAgain(resource: Resource<unknown> & { reload(): boolean }, injector: Injector): void {
  if (resource.reload() || !untracked(resource.isLoading)) return;
  const waiting = effect(
    () => {
      if (resource.isLoading()) return;
      waiting.destroy();
      untracked(() => resource.reload());
    },
    { injector },
  );
}

export interface Following {
  /** Also when it has grown old without a cover, for a list that somebody works from all day. */
  byItself?: boolean;
  read?: () => void;
}

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

  /** What a page reads, read again when the cover comes off it, and told as old until then. For whoever builds the page. */
  follow(resource: Resource<unknown> & { reload(): boolean }, { byItself = false, read = () => void resource.reload() }: Following = {}): Fresh {
    const [isOld, wasRead, readAt] = [signal(false), signal(false), signal(this.clock.now())];
    effect(() => {
      if (resource.isLoading() || resource.error()) return;
      readAt.set(this.clock.now());
      wasRead.set(true);
      isOld.set(false);
    });
    this.keep(read, inject(DestroyRef), () => isOld.set(true), byItself);
    return { isOld, wasRead, readAt, isReading: resource.isLoading, hasFailed: computed(() => resource.error() !== undefined) };
  }

  /** @param grownOld what the page says of itself when the cover comes off what was read a while ago, until it has read. */
  keep(read: () => void, owner: DestroyRef, grownOld: () => void = () => undefined, byItself = true): void {
    let readAt = this.now();
    let isOwed = false;
    const look = (isDue: boolean): void => {
      if (!isDue || !this.disturbsNobody()) return;
      readAt = this.now();
      isOwed = false;
      read();
    };
    const shown = (): void => look(byItself);
    this.document.addEventListener('visibilitychange', shown);
    const uncovered = new MutationObserver(() => {
      if (this.isCovered() || this.now() - readAt < OLD_UNDER_COVER_MS) return;
      grownOld();
      // Where something is half typed it is read as soon as that is sent, and not only once it is old by itself.
      isOwed = true;
      look(true);
    });
    uncovered.observe(this.document.documentElement, { attributeFilter: ['data-covered'] });
    const timer = setInterval(() => look(isOwed || (byItself && this.now() - readAt >= FRESH_FOR_MS)), LOOK_EVERY_MS);
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
