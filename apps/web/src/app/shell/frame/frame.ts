import { Component, computed, DestroyRef, ElementRef, inject, viewChild } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@waymark/ui';
import { filter, skip } from 'rxjs';
import { Shortcuts } from '../../platform/keys/shortcuts';
import { ProblemBand } from '../../domains/shared/ui/problem-band';
import { OpenedRecord } from '../../platform/session/opened-record';
import { Openings } from '../../platform/session/openings';
import { Session } from '../../platform/session/session';
import { destinationsFor } from './destinations';
import { Header } from './header';
import { SetByLinkNotice } from './set-by-link-notice';

/** What stands around every page: a way past it, the header, the rail, and the page itself. */
@Component({
  selector: 'app-frame',
  imports: [RouterOutlet, RouterLink, RouterLinkActive, TranslocoPipe, Icon, Header, ProblemBand, SetByLinkNotice],
  templateUrl: './frame.html',
  styleUrl: './frame.css',
})
export class Frame {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly header = viewChild.required(Header);

  protected readonly openings = inject(Openings);
  protected readonly opened = inject(OpenedRecord);
  protected readonly destinations = computed(() => destinationsFor(this.session.current()?.rights ?? []));
  protected readonly mayRecord = computed(() => this.session.may('referral:record'));

  constructor() {
    void this.openings.load();
    this.addShortcuts(inject(DestroyRef));
    this.router.events
      .pipe(filter((event) => event instanceof NavigationEnd), skip(1), takeUntilDestroyed())
      .subscribe(() => this.arrive());
  }

  protected skipToPage(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  /** A new page is read from its top, unless somebody is still typing in the search field that led to it. */
  private arrive(): void {
    if (!this.header().isSearching()) this.main().nativeElement.focus();
  }

  private addShortcuts(owner: DestroyRef): void {
    const { addAlways, addWhenAllowed } = this.shortcutLists();
    inject(Shortcuts).add([...addAlways, ...addWhenAllowed], owner);
  }

  private shortcutLists() {
    const addAlways = [{ keys: '[Shift]+(\\?)', text: 'shortcut.help', run: () => void this.showShortcuts() }];
    const recording = [{ keys: 'c', text: 'shortcut.new-referral', run: () => void this.router.navigateByUrl('/referrals/new') }];
    const search = ['(/)', '$mod+k'].map((keys) => ({ keys, text: 'shortcut.search', run: () => this.header().focusSearch() }));
    const going = this.destinations().map(({ key, text, path }) => ({
      keys: `g ${key}`,
      text,
      run: () => void this.router.navigateByUrl(path),
    }));
    const addWhenAllowed = [
      ...(this.mayRecord() ? recording : []),
      ...(this.session.may('person:match') ? search : []),
      ...going,
    ];
    return { addAlways, addWhenAllowed };
  }

  private async showShortcuts(): Promise<void> {
    const { ShortcutSheet } = await import('../shortcut-sheet/shortcut-sheet');
    this.dialog.open(ShortcutSheet, { width: '30rem' });
  }
}
