import { Component, computed, ElementRef, inject, input } from '@angular/core';

export interface SummaryLine {
  /** The id of the control the line leads to, or null when it belongs to no field. */
  id: string | null;
  text: string;
}

/** Everything that is still wrong, at the top, each line leading to its field (GOV.UK Design System, error summary). */
@Component({
  selector: 'wm-error-summary',
  template: `
    <h2 id="wm-error-summary-heading">{{ heading() }}</h2>
    <ul>
      @for (line of ordered(); track $index) {
        <li>
          @if (line.id; as id) {
            <a [attr.href]="'#' + id" (click)="go($event, id)">{{ line.text }}</a>
          } @else {
            {{ line.text }}
          }
        </li>
      }
    </ul>
  `,
  host: { role: 'alert', tabindex: '-1', 'aria-labelledby': 'wm-error-summary-heading' },
  styles: `
    :host {
      display: block;
      padding: var(--wm-3) var(--wm-4);
      border: 3px solid var(--wm-problem);
      border-radius: var(--wm-radius);
      background: var(--wm-surface);
      /* Clear of the header when it is scrolled to. */
      scroll-margin-block-start: 6rem;
    }
    h2 {
      margin: 0 0 var(--wm-1);
      font-size: var(--wm-text-l);
    }
    ul {
      margin: 0;
      padding-inline-start: 1.25rem;
    }
    a {
      display: inline-block;
      min-block-size: 1.625rem;
      color: var(--wm-problem);
      font-weight: 600;
    }
  `,
})
export class ErrorSummary {
  readonly heading = input.required<string>();
  readonly lines = input.required<readonly SummaryLine[]>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** From the top of the page to its foot, as the reader will go; what belongs to no field comes last. */
  protected readonly ordered = computed(() => [...this.lines()].sort(byPlaceOnPage));

  focus(): void {
    this.host.nativeElement.focus();
  }

  protected go(event: Event, id: string): void {
    event.preventDefault();
    const target = document.getElementById(id);
    const control = target?.matches('fieldset') ? target.querySelector<HTMLElement>('input') : target;
    (control ?? target)?.focus();
  }
}

function byPlaceOnPage(one: SummaryLine, other: SummaryLine): number {
  const [first, second] = [one, other].map(({ id }) => (id === null ? null : document.getElementById(id)));
  if (!first || !second) return Number(!first) - Number(!second);
  return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
