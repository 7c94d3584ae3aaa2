import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Session } from './platform/session/session';
import { TimeOut } from './platform/session/time-out';
import { CannotBegin } from './shell/cannot-begin/cannot-begin';
import { Cover } from './shell/cover/cover';
import { CoverState } from './shell/cover/cover-state';
import { IdleWarning } from './shell/cover/idle-warning';
import { SigningOut } from './shell/sign-out/signing-out';
import { StillSignedIn } from './shell/sign-out/still-signed-in';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, CannotBegin, Cover, IdleWarning, StillSignedIn],
  template: `
    <div class="under" [inert]="cover.isUp()" [class.covered]="cover.isUp()">
      @if (session.unanswered()) {
        <app-cannot-begin />
      } @else if (signingOut.state() === 'none') {
        <router-outlet />
      } @else {
        <app-still-signed-in />
      }
    </div>
    @if (cover.isUp()) {
      <app-cover />
    } @else {
      <app-idle-warning />
    }
  `,
  styles: `
    .covered {
      visibility: hidden;
    }
  `,
})
export class App {
  protected readonly session = inject(Session);
  protected readonly cover = inject(CoverState);
  protected readonly signingOut = inject(SigningOut);
  protected readonly timeOut = inject(TimeOut);
}
