import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Shortcuts } from '../../../platform/keys/shortcuts';
import { Texts } from '../../../platform/texts/texts';

/** The keys of a call in sight of whoever listens with one ear and cannot look them up, and where a comment would go. */
@Component({
  selector: 'app-call-keys',
  imports: [TranslocoPipe],
  template: `
    @if (shortcuts.isOn()) {
      <h2 class="wm-unseen">{{ 'shortcut.keys' | transloco }}</h2>
      <ul class="wm-small">
        @for (one of keys(); track one.keys) {
          <li><kbd>{{ one.keys }}</kbd> {{ one.words }}</li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--wm-1) var(--wm-3);
      margin: 0;
      padding: 0;
      list-style: none;
      color: var(--wm-text-quiet);
    }

    kbd {
      display: inline-block;
      min-inline-size: 1.25rem;
      padding: 0 0.25rem;
      border: 1px solid var(--wm-line-strong);
      border-radius: 4px;
      font: inherit;
      text-align: center;
      color: var(--wm-text);
    }

    /* Where there is no keyboard, there are no keys. */
    @media (hover: none), (max-width: 40rem) {
      ul {
        display: none;
      }
    }
  `,
})
export class CallKeys {
  protected readonly shortcuts = inject(Shortcuts);
  private readonly texts = inject(Texts);
  /** The item that a comment would go to. */
  readonly item = input.required<number>();
  protected readonly keys = computed(() => [
    { keys: 'Y', words: this.texts.code('item-answer', 'yes') },
    { keys: 'N', words: this.texts.code('item-answer', 'no') },
    { keys: 'D', words: this.texts.code('item-answer', 'dont-know') },
    { keys: ';', words: this.texts.get('call.keys-comment', { item: this.item() }) },
    { keys: '↑ ↓', words: this.texts.get('call.keys-move') },
    { keys: 'R', words: this.texts.get('call.keys-return') },
    { keys: 'P', words: this.texts.get('call.park') },
    { keys: 'F', words: this.texts.get('call.finish') },
    { keys: '?', words: this.texts.get('call.keys-all') },
  ]);
}
