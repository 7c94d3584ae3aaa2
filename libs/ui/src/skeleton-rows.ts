import { Component, computed, input } from '@angular/core';

/** Rows of the height the real ones will have, so that nothing jumps when they come. */
@Component({
  selector: 'wm-skeleton-rows',
  template: `
    <p class="wm-unseen">{{ text() }}</p>
    @for (row of rows(); track row) {
      <div class="row" aria-hidden="true"><span></span><span></span><span></span></div>
    }
  `,
  host: { role: 'status' },
  styles: `
    :host {
      display: block;
    }
    .row {
      display: grid;
      grid-template-columns: 8rem 1fr 6rem;
      gap: var(--wm-4);
      align-items: center;
      block-size: 3.25rem;
      border-block-end: 1px solid var(--wm-line);
    }
    .row span {
      block-size: 0.75rem;
      border-radius: 3px;
      background: var(--wm-surface-sunk);
    }
    .wm-unseen {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      margin: 0;
      overflow: hidden;
      clip-path: inset(50%);
    }
  `,
})
export class SkeletonRows {
  readonly count = input(8);
  readonly text = input.required<string>();
  protected readonly rows = computed(() => Array.from({ length: this.count() }, (_, row) => row));
}
