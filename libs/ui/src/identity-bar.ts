import { Component, input } from '@angular/core';

/** Who this page is about, the same strip on every page about somebody. Badges and facts are projected. */
@Component({
  selector: 'wm-identity-bar',
  template: `
    <div class="who">
      <h1>{{ name() }}</h1>
      @if (reference()) {
        <span class="reference">{{ reference() }}</span>
      }
      <ng-content select="[wmBadge]" />
    </div>
    @if (facts().length) {
      <ul class="facts">
        @for (fact of facts(); track $index) {
          <li>{{ fact }}</li>
        }
      </ul>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-2);
      padding: var(--wm-3) var(--wm-4);
      border: 1px solid var(--wm-line);
      border-inline-start: 4px solid var(--wm-accent);
      border-radius: var(--wm-radius);
      background: var(--wm-surface);
    }
    .who {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--wm-1) var(--wm-3);
    }
    h1 {
      margin: 0;
      font-size: var(--wm-text-xl);
      line-height: 1.25;
      overflow-wrap: anywhere;
    }
    .reference {
      font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace;
      font-size: var(--wm-text-s);
      color: var(--wm-text-quiet);
    }
    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--wm-4);
      margin: 0;
      padding: 0;
      list-style: none;
      color: var(--wm-text-quiet);
    }
  `,
})
export class IdentityBar {
  readonly name = input.required<string>();
  readonly reference = input<string | null>(null);
  readonly facts = input<readonly string[]>([]);
}
