import { Component, computed, inject } from '@angular/core';
import { MatDialogModule } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { Shortcuts } from '../../platform/keys/shortcuts';
import { keyCaps } from './key-caps';

/** Every shortcut that works on this page, from the same list that makes them work. */
@Component({
  selector: 'app-shortcut-sheet',
  imports: [MatDialogModule, TranslocoPipe],
  templateUrl: './shortcut-sheet.html',
  styleUrl: './shortcut-sheet.css',
})
export class ShortcutSheet {
  private readonly shortcuts = inject(Shortcuts);
  protected readonly isOn = this.shortcuts.isOn;
  protected readonly rows = computed(() =>
    this.shortcuts.all().map(({ keys, text }) => ({ caps: keyCaps(keys), text })),
  );

  protected turn(on: boolean): void {
    this.shortcuts.turn(on);
  }
}
