import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PLAN_SECTIONS, type PlanAnswer, type PlanPoint, type PlanSection } from '@waymark/domain';
import { Texts } from '../../../platform/texts/texts';
import { PlanPointLine } from '../ui/plan-point';

const NOT_NEEDED = 'not-needed';

/** One thing that the assessment said, with where the plan answers it: the usual sections stand first. */
@Component({
  selector: 'app-answer-point',
  imports: [PlanPointLine, TranslocoPipe],
  template: `
    <app-plan-point [point]="point()" [isNew]="isNew()" />
    <div class="answer">
      @if (error(); as sentence) {
        <p class="error" [id]="anchor() + '-error'">{{ sentence }}</p>
      }
      <select
        #where
        class="wm-control"
        [id]="anchor()"
        [attr.aria-label]="'plan.point-where' | transloco: { topic: texts.get('dash.topic.' + point().topic) }"
        [attr.aria-invalid]="error() && !isSetAside() ? true : null"
        [attr.aria-describedby]="error() && !isSetAside() ? anchor() + '-error' : null"
        (change)="choose(where.value)"
      >
        <option value="" [selected]="chosen() === ''">{{ 'plan.point-open' | transloco }}</option>
        @if (point().sections.length) {
          <optgroup [label]="'plan.point-usual' | transloco">
            @for (section of point().sections; track section) {
              <option [value]="section" [selected]="chosen() === section">{{ under(section) }}</option>
            }
          </optgroup>
        }
        <optgroup [label]="'plan.point-elsewhere' | transloco">
          @for (section of elsewhere(); track section) {
            <option [value]="section" [selected]="chosen() === section">{{ under(section) }}</option>
          }
        </optgroup>
        <option [value]="notNeeded" [selected]="isSetAside()">{{ 'plan.point-not-needed' | transloco }}</option>
      </select>
      @if (isSetAside()) {
        <input
          #why
          class="wm-control"
          type="text"
          autocomplete="off"
          [id]="anchor() + '-why'"
          [attr.aria-label]="'plan.point-why' | transloco: { topic: texts.get('dash.topic.' + point().topic) }"
          [placeholder]="'plan.point-why-short' | transloco"
          [attr.aria-invalid]="error() ? true : null"
          [attr.aria-describedby]="error() ? anchor() + '-error' : null"
          [value]="answer()?.notNeeded ?? ''"
          (input)="tell({ section: null, notNeeded: why.value })"
        />
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-1);
    }
    .answer {
      display: grid;
      gap: var(--wm-1);
      margin-inline-start: 2rem;
    }
    .error {
      margin: 0;
      color: var(--wm-problem);
      font-size: var(--wm-text-s);
      font-weight: 600;
    }
  `,
})
export class AnswerPoint {
  protected readonly texts = inject(Texts);
  readonly point = input.required<PlanPoint>();
  readonly answer = input<PlanAnswer | null>(null);
  readonly isNew = input(false);
  readonly error = input<string | null>(null);
  /** The id an error summary jumps to. */
  readonly anchor = input.required<string>();
  /** Null leaves it open. */
  readonly answered = output<PlanAnswer | null>();

  protected readonly notNeeded = NOT_NEEDED;
  protected readonly isSetAside = computed(() => this.answer()?.section === null);
  protected readonly chosen = computed(() => this.answer()?.section ?? '');
  protected readonly elsewhere = computed(() => PLAN_SECTIONS.filter((section) => !this.point().sections.includes(section)));

  protected under(section: PlanSection): string {
    return this.texts.get('plan.point-answered', { section: this.texts.code('plan-section', section) });
  }

  protected choose(value: string): void {
    if (value === '') this.answered.emit(null);
    else if (value === NOT_NEEDED) this.tell({ section: null, notNeeded: '' });
    else this.tell({ section: value as PlanSection, notNeeded: null });
  }

  protected tell(answer: Omit<PlanAnswer, 'item'>): void {
    this.answered.emit({ item: this.point().item, ...answer });
  }
}
