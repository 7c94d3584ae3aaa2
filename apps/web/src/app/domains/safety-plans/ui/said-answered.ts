import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SafetyPlanView } from '@waymark/contracts';
import { countPointStates, pointState } from '@waymark/domain';
import { Texts } from '../../../platform/texts/texts';
import { PlanPointLine } from './plan-point';
import { SaidHead } from './said-head';

/** What the assessment said and how this version of the plan deals with each of it; nothing is left out. */
@Component({
  selector: 'app-said-answered',
  imports: [PlanPointLine, SaidHead, TranslocoPipe],
  template: `
    <h2 id="said-heading">{{ 'plan.said-heading' | transloco }}</h2>
    <app-said-head [personId]="plan().person.id" [said]="plan().assessment" [counts]="counts()" />
    <ul>
      @for (line of lines(); track line.point.item) {
        <li>
          <app-plan-point [point]="line.point" />
          <p [class]="line.state">
            @switch (line.state) {
              @case ('answered') {
                {{ 'plan.point-answered' | transloco: { section: texts.code('plan-section', line.answer!.section!) } }}
              }
              @case ('not-needed') {
                {{ 'plan.point-set-aside' | transloco: { reason: line.answer!.notNeeded } }}
              }
              @case ('open') {
                <span>{{ 'plan.point-open' | transloco }}</span>
              }
            }
          </p>
        </li>
      }
    </ul>
  `,
  host: { role: 'region', 'aria-labelledby': 'said-heading' },
  styleUrl: './said.css',
})
export class SaidAnswered {
  protected readonly texts = inject(Texts);
  readonly plan = input.required<SafetyPlanView>();
  protected readonly counts = computed(() => countPointStates(this.plan().assessment.points, this.plan().answers));
  protected readonly lines = computed(() => {
    const { assessment, answers } = this.plan();
    return assessment.points.map((point) => {
      const answer = answers.find(({ item }) => item === point.item);
      return { point, answer, state: pointState(answer) };
    });
  });
}
