import { BreakpointObserver } from '@angular/cdk/layout';
import { Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatDialog } from '@angular/material/dialog';
import { MatMenuModule } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@waymark/ui';
import { Session } from '../../platform/session/session';
import { PeopleSearch } from '../../domains/shared/data/people-search';
import { CoverState } from '../cover/cover-state';
import { SigningOut } from '../sign-out/signing-out';
import { destinationsFor } from './destinations';
import { LanguageSwitch } from './language-switch';

@Component({
  selector: 'app-header',
  imports: [RouterLink, MatMenuModule, TranslocoPipe, Icon, LanguageSwitch],
  templateUrl: './header.html',
  styleUrl: './header.css',
})
export class Header {
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);
  private readonly signingOut = inject(SigningOut);
  private readonly search = inject(PeopleSearch);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  protected readonly cover = inject(CoverState);

  protected readonly worker = computed(() => this.session.current()?.worker.displayName ?? '');
  protected readonly organisation = computed(() => this.session.current()?.organisation.name ?? '');
  protected readonly maySearch = computed(() => this.session.may('person:match'));
  protected readonly mayRecord = computed(() => this.session.may('referral:record'));
  protected readonly words = signal('');
  private readonly phone = toSignal(inject(BreakpointObserver).observe('(max-width: 40rem)'));
  /** What the bar at the foot of a phone has no room for. */
  protected readonly inMenu = computed(() =>
    this.phone()?.matches
      ? destinationsFor(this.session.current()?.rights ?? []).filter((destination) => !destination.isInBar)
      : [],
  );

  focusSearch(): void {
    this.field()?.nativeElement.select();
  }

  isSearching(): boolean {
    return document.activeElement === this.field()?.nativeElement;
  }

  /** The words go in memory, never into an address that a history or a log would keep. */
  protected find(event: Event): void {
    event.preventDefault();
    this.search.words.set(this.words());
    void this.router.navigateByUrl('/people');
  }

  protected async showShortcuts(): Promise<void> {
    const { ShortcutSheet } = await import('../shortcut-sheet/shortcut-sheet');
    this.dialog.open(ShortcutSheet, { width: '30rem' });
  }

  protected signOut(): void {
    void this.signingOut.begin();
  }
}
