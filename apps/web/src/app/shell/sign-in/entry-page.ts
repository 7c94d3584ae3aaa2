import { Component, input } from '@angular/core';
import { LanguageSwitch } from '../frame/language-switch';

/** The plain page for whoever is not signed in. */
@Component({
  selector: 'app-entry-page',
  imports: [LanguageSwitch],
  template: `
    <header><app-language-switch /></header>
    <main>
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="7" />
        <path d="M8 9l4 14 4-10 4 10 4-14" />
      </svg>
      <h1>{{ heading() }}</h1>
      <ng-content />
    </main>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-rows: auto 1fr;
      min-block-size: 100dvh;
    }
    header {
      display: flex;
      justify-content: end;
      padding: var(--wm-2) var(--wm-4);
    }
    main {
      display: grid;
      gap: var(--wm-4);
      align-content: start;
      inline-size: min(24rem, 100% - 2rem);
      margin: clamp(1rem, 8dvh, 6rem) auto var(--wm-8);
    }
    h1 {
      margin: 0;
      font-size: var(--wm-text-xl);
    }
    svg {
      inline-size: 2.5rem;
    }
    rect {
      fill: var(--wm-accent);
    }
    path {
      fill: none;
      stroke: var(--wm-on-accent);
      stroke-width: 2.6;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class EntryPage {
  readonly heading = input.required<string>();
}
