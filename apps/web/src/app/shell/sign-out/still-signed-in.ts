import { afterNextRender, Component, DestroyRef, DOCUMENT, ElementRef, inject, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Band } from '@waymark/ui';
import { EntryPage } from '../sign-in/entry-page';
import { SigningOut } from './signing-out';

/** Instead of any page, when signing out did not reach the API: nothing of a record, and plainly what is not so. */
@Component({
  selector: 'app-still-signed-in',
  imports: [TranslocoPipe, Band, EntryPage],
  template: `
    <app-entry-page [heading]="'still-signed-in.heading' | transloco">
      <wm-band tone="problem" [heading]="'still-signed-in.band' | transloco">
        <p>{{ 'still-signed-in.text' | transloco: { minutes: signingOut.idleMinutes() } }}</p>
      </wm-band>
      <button #again type="button" class="wm-button" [attr.aria-disabled]="signingOut.state() === 'trying'" (click)="signingOut.begin()">
        {{ 'still-signed-in.again' | transloco }}
      </button>
    </app-entry-page>
  `,
})
export class StillSignedIn {
  protected readonly signingOut = inject(SigningOut);
  private readonly again = viewChild.required<ElementRef<HTMLButtonElement>>('again');

  constructor() {
    const view = inject(DOCUMENT).defaultView!;
    const retry = () => void this.signingOut.begin();
    view.addEventListener('online', retry);
    inject(DestroyRef).onDestroy(() => view.removeEventListener('online', retry));
    afterNextRender(() => this.again().nativeElement.focus());
  }
}
