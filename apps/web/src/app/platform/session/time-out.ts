import { DestroyRef, DOCUMENT, effect, inject, Injector, Service, untracked } from '@angular/core';
import { MatDialog, type MatDialogRef } from '@angular/material/dialog';
import { Clock } from '../clock';
import { Session } from './session';

/** WCAG 2.2.1 asks for 20 seconds to react; somebody on the telephone needs minutes. */
export const WARN_BEFORE_MS = 5 * 60_000;

export interface TimeOutNotice {
  at: string;
}

/**
 * Warns five minutes before a sign-in reaches its longest time and covers the screen when it has. Nothing typed is lost
 * either way: signing in again happens over the page. Long before an unused one runs out, its screen is locked.
 */
@Service()
export class TimeOut {
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly dialog = inject(MatDialog);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private warning: MatDialogRef<unknown> | null = null;
  private warnedOf: string | null = null;
  /** The end that counts now: signing in again brings another. */
  private planned: string | null = null;

  constructor() {
    effect(() => {
      const notice = this.next();
      untracked(() => this.plan(notice));
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  private next(): TimeOutNotice | null {
    const session = this.session.current();
    return session && { at: session.endsAt };
  }

  private plan(notice: TimeOutNotice | null): void {
    clearTimeout(this.timer);
    this.warning?.close();
    this.planned = notice?.at ?? null;
    if (!notice || notice.at === this.warnedOf) return;
    const wait = Math.max(0, Date.parse(notice.at) - WARN_BEFORE_MS - this.clock.now().getTime());
    // Browsers run a longer timer at once; a sign-in that lasts for weeks is looked at again in a day.
    this.timer = setTimeout(() => void this.warn(notice), Math.min(wait, 86_400_000));
  }

  private async warn(notice: TimeOutNotice): Promise<void> {
    if (Date.parse(notice.at) - WARN_BEFORE_MS > this.clock.now().getTime()) return this.plan(notice);
    this.warnedOf = notice.at;
    const { TimeOutDialog } = await import('../../shell/sign-in/time-out-dialog');
    // Under the cover nobody could read it; whoever lifts the cover too late signs in again over the page.
    if (this.planned !== notice.at || this.document.documentElement.hasAttribute('data-covered')) return;
    this.warning = this.dialog.open(TimeOutDialog, { data: notice, width: '26rem' });
    this.timer = setTimeout(() => void this.cover(), Date.parse(notice.at) - this.clock.now().getTime());
  }

  /** An unattended screen must not go on showing a record for which nobody is signed in. */
  private async cover(): Promise<void> {
    const { CoverState } = await import('../../shell/cover/cover-state');
    this.injector.get(CoverState).raise();
  }
}
