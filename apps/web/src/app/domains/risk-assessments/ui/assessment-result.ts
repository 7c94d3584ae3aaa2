import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RiskAssessmentView } from '@waymark/contracts';
import { findInstrument, OWN_INSTRUMENTS } from '@waymark/domain';
import { Band, IdentityBar } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { personName } from '../../shared/ui/person-name';
import { Risk } from '../../shared/ui/risk';
import { VerdictCounts } from './verdict-counts';

/** A finished assessment as it was: level with date, who and basis, then the answers in the form's own version. */
@Component({
  selector: 'app-assessment-result',
  imports: [Band, IdentityBar, Risk, RouterLink, TranslocoPipe, VerdictCounts],
  templateUrl: './assessment-result.html',
  styleUrl: './assessment-result.css',
})
export class AssessmentResult {
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly view = input.required<RiskAssessmentView>();
  protected readonly personName = personName;
  protected readonly lines = computed(() => {
    const { instrument, answers } = this.view();
    const items = findInstrument(OWN_INSTRUMENTS, instrument.code, instrument.version)?.items ?? [];
    return items.map(({ number, topic }) => ({ number, topic, said: answers.find(({ item }) => item === number) ?? null }));
  });

  /** What was written beside the answers during the call. */
  protected readonly notes = computed(() => this.view().texts.find(({ field }) => field === 'notes')?.text.trim() || null);

  protected itemWords(item: number): string {
    const line = this.lines().find(({ number }) => number === item);
    return line ? this.texts.get(`dash.topic.${line.topic}`) : `${item}`;
  }

  protected sourceOf(source: string): string | null {
    return source === 'person' ? null : this.texts.code('answer-source', source);
  }
}
