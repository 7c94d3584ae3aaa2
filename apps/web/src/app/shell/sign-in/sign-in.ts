import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../../platform/session/session';
import { CoverState } from '../cover/cover-state';
import { EntryPage } from './entry-page';
import { SignInForm } from './sign-in-form';

@Component({
  selector: 'app-sign-in',
  imports: [EntryPage, SignInForm, TranslocoPipe],
  template: `
    <app-entry-page [heading]="'sign-in.heading' | transloco">
      <app-sign-in-form (signedIn)="goOn()" />
      <p class="wm-quiet wm-small">{{ 'sign-in.forgotten' | transloco }}</p>
    </app-entry-page>
  `,
})
export class SignInPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly cover = inject(CoverState);

  protected goOn(): void {
    // Whoever signs in has proved herself: the cover that was up when the page was loaded anew is hers to take away.
    this.cover.lower();
    const wanted = this.session.wanted ?? '/';
    this.session.wanted = null;
    void this.router.navigateByUrl(wanted, { replaceUrl: true });
  }
}
