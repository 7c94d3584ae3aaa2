import { computed, DestroyRef, DOCUMENT, effect, inject, Service, signal } from '@angular/core';
import { tinykeys } from 'tinykeys';

const KEPT_AS = 'waymark.shortcuts';

export interface Shortcut {
  /** In the notation of tinykeys, such as `c`, `g r` or `$mod+k`. */
  keys: string;
  /** What it does, as a key of the catalogue. */
  text: string;
  run: () => void;
}

/**
 * Every keyboard shortcut of the product. Keys never act inside a text field, and all of them can be switched off
 * (WCAG 2.1.4): speech input would press them by accident.
 */
@Service()
export class Shortcuts {
  private readonly document = inject(DOCUMENT);
  private readonly known = signal<readonly Shortcut[]>([]);
  private readonly on = signal(localStorage.getItem(KEPT_AS) !== 'off');
  private stop: () => void = () => undefined;
  readonly all = this.known.asReadonly();
  readonly isOn = this.on.asReadonly();
  private readonly active = computed(() => (this.on() ? this.known() : []));

  constructor() {
    effect(() => this.listen(this.active()));
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Registers for as long as the given part of the screen lives. A later one with the same keys wins while it is there. */
  add(shortcuts: readonly Shortcut[], owner: DestroyRef): void {
    this.known.update((before) => [...before, ...shortcuts]);
    owner.onDestroy(() => this.known.update((now) => now.filter((one) => !shortcuts.includes(one))));
  }

  turn(on: boolean): void {
    this.on.set(on);
    localStorage.setItem(KEPT_AS, on ? 'on' : 'off');
  }

  private listen(shortcuts: readonly Shortcut[]): void {
    this.stop();
    const handlers = Object.fromEntries(shortcuts.map((one) => [one.keys, (event: KeyboardEvent) => this.run(one, event)]));
    this.stop = tinykeys(this.document.defaultView!, handlers, { ignore: (event) => this.isElsewhere(event) });
  }

  private run(shortcut: Shortcut, event: KeyboardEvent): void {
    event.preventDefault();
    shortcut.run();
  }

  private isElsewhere(event: KeyboardEvent): boolean {
    const target = event.target as Element | null;
    const typing = target?.closest?.('input, textarea, select, [contenteditable]');
    const covered = this.document.querySelector('mat-dialog-container, [data-covered]');
    return event.isComposing || !!typing || !!covered;
  }
}
