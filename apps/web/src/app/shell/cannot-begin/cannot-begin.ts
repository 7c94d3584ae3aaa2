import { Component, DestroyRef, DOCUMENT, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../../platform/session/session';
import { ProblemBand } from '../../domains/shared/ui/problem-band';
import { EntryPage } from '../sign-in/entry-page';

/** Instead of any page, while the API has not said whether somebody is signed in. Goes on by itself when the line is back. */
@Component({
  selector: 'app-cannot-begin',
  imports: [EntryPage, ProblemBand, TranslocoPipe],
  template: `
    <app-entry-page [heading]="'cannot-begin.heading' | transloco">
      @if (session.unanswered(); as problem) {
        <app-problem-band [problem]="problem" (again)="begin()" />
      }
      <p role="status" class="wm-quiet">{{ (isTrying() ? 'cannot-begin.trying' : 'cannot-begin.text') | transloco }}</p>
    </app-entry-page>
  `,
})
export class CannotBegin {
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly isTrying = signal(false);

  constructor() {
    const view = inject(DOCUMENT).defaultView!;
    const retry = (): void => void this.begin();
    view.addEventListener('online', retry);
    inject(DestroyRef).onDestroy(() => view.removeEventListener('online', retry));
  }

  protected async begin(): Promise<void> {
    if (this.isTrying()) return;
    this.isTrying.set(true);
    await this.session.restore();
    this.isTrying.set(false);
    if (this.session.isSignedIn()) await this.router.navigateByUrl(this.session.wanted ?? '/', { replaceUrl: true });
  }
}
