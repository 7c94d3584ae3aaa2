import { Component, computed, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Right } from '@waymark/domain';
import { Session } from '../../../platform/session/session';
import { OpenedBand } from './opened-band';

interface PersonPlace {
  path: string | null;
  text: string;
  right: Right;
}

const PLACES: readonly PersonPlace[] = [
  { path: null, text: 'person-links.record', right: 'person:read' },
  { path: 'notes', text: 'person-links.notes', right: 'note:read' },
  { path: 'assess', text: 'person-links.risk', right: 'risk-assessment:read' },
  { path: 'safety-plan', text: 'person-links.plan', right: 'safety-plan:read' },
  { path: 'reviews', text: 'person-links.reviews', right: 'review:read' },
  { path: 'access', text: 'person-links.access', right: 'access-log:read' },
  { path: 'blocks', text: 'person-links.blocks', right: 'block:administer' },
];

/** The pages about one person, the same strip on each of them. */
@Component({
  selector: 'app-person-links',
  imports: [OpenedBand, RouterLink, RouterLinkActive, TranslocoPipe],
  template: `
    <app-opened-band [personId]="personId()" />
    <nav [attr.aria-label]="'person-links.label' | transloco">
      <ul>
        @for (place of places(); track place.text) {
          <li>
            <a
              [routerLink]="place.path === null ? ['/people', personId()] : ['/people', personId(), place.path]"
              routerLinkActive="here"
              ariaCurrentWhenActive="page"
              [routerLinkActiveOptions]="{ exact: place.path === null }"
              >{{ place.text | transloco }}</a
            >
          </li>
        }
      </ul>
    </nav>
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--wm-1);
      margin: 0;
      padding: 0;
      border-block-end: 1px solid var(--wm-line);
      list-style: none;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--wm-target);
      padding-inline: var(--wm-3);
      border-block-end: 3px solid transparent;
      text-decoration: none;
    }
    a:hover {
      text-decoration: underline;
    }
    a.here {
      border-block-end-color: var(--wm-accent);
      color: var(--wm-text);
      font-weight: 600;
    }
    /* Where the strip takes two lines, both are filled and underlined from end to end, and nothing is out of sight. */
    @media (max-width: 40rem) {
      ul {
        gap: 0;
        border: 0;
      }
      li {
        flex: 1 1 auto;
      }
      a {
        inline-size: 100%;
        justify-content: center;
        border-block-end-color: var(--wm-line);
      }
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class PersonLinks {
  private readonly session = inject(Session);
  readonly personId = input.required<string>();
  protected readonly places = computed(() => PLACES.filter(({ right }) => this.session.may(right)));
}
