import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState } from '@waymark/ui';

@Component({
  selector: 'app-not-found',
  imports: [EmptyState, RouterLink, TranslocoPipe],
  template: `
    <div class="wm-page">
      <h1 class="wm-unseen">{{ 'title.not-found' | transloco }}</h1>
      <wm-empty-state icon="search" [heading]="'not-found.heading' | transloco" [text]="'not-found.text' | transloco">
        <a class="wm-button quiet" routerLink="/">{{ 'not-found.back' | transloco }}</a>
      </wm-empty-state>
    </div>
  `,
})
export class NotFound {}
