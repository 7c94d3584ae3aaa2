import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TimeOut } from './platform/session/time-out';
import { Cover } from './shell/cover/cover';
import { CoverState } from './shell/cover/cover-state';
import { SigningOut } from './shell/sign-out/signing-out';
import { StillSignedIn } from './shell/sign-out/still-signed-in';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, Cover, StillSignedIn],
  template: `
    <div class="under" [inert]="cover.isUp()" [class.covered]="cover.isUp()">
      @if (signingOut.state() === 'none') {
        <router-outlet />
      } @else {
        <app-still-signed-in />
      }
    </div>
    @if (cover.isUp()) {
      <app-cover />
    }
  `,
  styles: `
    .covered {
      visibility: hidden;
    }
  `,
})
export class App {
  protected readonly cover = inject(CoverState);
  protected readonly signingOut = inject(SigningOut);
  protected readonly timeOut = inject(TimeOut);
}
