import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TimeOut } from './platform/session/time-out';
import { Cover } from './shell/cover/cover';
import { CoverState } from './shell/cover/cover-state';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, Cover],
  template: `
    <div class="under" [inert]="cover.isUp()" [class.covered]="cover.isUp()"><router-outlet /></div>
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
  protected readonly timeOut = inject(TimeOut);
}
