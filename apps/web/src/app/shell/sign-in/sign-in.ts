import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../../platform/session/session';
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

  protected goOn(): void {
    const wanted = this.session.wanted ?? '/';
    this.session.wanted = null;
    void this.router.navigateByUrl(wanted, { replaceUrl: true });
  }
}
