import { Component, computed, DestroyRef, effect, ElementRef, inject, output, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { MARAC_REPEAT_ANSWERS, REASON_MAX } from '@waymark/contracts';
import { RISK_LEVELS, type RiskPrompt } from '@waymark/domain';
import { Band, Control, Field } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { tooLong } from '../../../platform/forms/at-most';
import { ChoiceAnswer } from '../../../platform/forms/choice-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { Risk } from '../../shared/ui/risk';
import { AssessmentDesk } from '../data/assessment-desk';
import { callOutsOf, EMPTY_FINISH, finishRequest, finishRules, type FinishDraft } from '../data/finish-draft';
import { VerdictCounts } from '../ui/verdict-counts';

/** Shorter than the second within which everything said must be safe. */
const PAUSE_MS = 400;
const KEPT_TEXTS = { judgement: 'judgement', ownView: 'own-view', worries: 'worries' } as const;

/** What the answers amount to beside what the worker judges, and the step that makes a result of both. */
@Component({
  selector: 'app-finish-form',
  imports: [Band, ChoiceAnswer, Control, Field, ProblemBand, Risk, TextAnswer, TranslocoPipe, VerdictCounts],
  templateUrl: './finish-form.html',
  styleUrl: './finish-form.css',
  host: { '(keydown.control.enter)': 'send($event)', '(focusout)': 'keep()' },
})
export class FinishForm {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly desk = inject(AssessmentDesk);
  protected readonly texts = inject(Texts);
  readonly done = output<void>();

  protected readonly levels = [...RISK_LEVELS].reverse();
  protected readonly repeats = MARAC_REPEAT_ANSWERS;
  private readonly words = inject(AnswerWords);
  private readonly noted = this.desk.finishNotes();
  protected readonly draft = signal(this.begin());
  protected readonly entry = form(this.draft, finishRules);
  protected readonly decisions = signal<ReadonlyMap<RiskPrompt, string>>(new Map(this.noted?.decisions));
  protected readonly unsafe = signal(this.noted?.unsafe ?? '');
  protected readonly problem = signal<ProblemError | null>(null);

  protected readonly verdict = computed(() => {
    const { level, judgement, maracRepeat } = this.draft();
    const known = { policeCallOuts12Months: callOutsOf(this.draft()), maracRepeat };
    return this.desk.verdict({ level: level || null, reason: judgement }, known);
  });
  protected readonly staysHigher = computed(() => {
    const [verdict, { level }] = [this.verdict(), this.draft()];
    return verdict && level !== '' && verdict.level !== level ? verdict.level : null;
  });

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      void [this.draft(), this.decisions(), this.unsafe()];
      clearTimeout(timer);
      timer = setTimeout(() => this.keep(), PAUSE_MS);
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(timer);
      this.keep();
    });
  }

  focus(): void {
    this.host.nativeElement.scrollIntoView({ block: 'start' });
    const level = (choice: string) => this.host.nativeElement.querySelector<HTMLElement>(`#level ${choice}`);
    (level('input:checked') ?? level('input'))?.focus();
  }

  protected decide(prompt: RiskPrompt, reason: string): void {
    this.decisions.update((before) => new Map(before).set(prompt, reason));
  }

  protected tooLong(text = ''): string | null {
    const fault = tooLong(text, REASON_MAX);
    return fault ? this.words.sentence(fault) : null;
  }

  /** What is being written is kept like an answer, so that a killed browser loses none of it. */
  protected keep(): void {
    if (this.desk.view()?.state === 'finished') return;
    const { level, callOuts, maracRepeat, ...texts } = this.draft();
    for (const [field, text] of Object.entries(KEPT_TEXTS)) this.desk.write(text, texts[field as keyof typeof KEPT_TEXTS]);
    this.desk.noteForFinish({ level, callOuts, maracRepeat, decisions: [...this.decisions()], unsafe: this.unsafe() });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const isShort = [...this.decisions().values(), this.unsafe()].every((text) => !tooLong(text, REASON_MAX));
    await submit(this.entry, async () => {
      if (isShort) await this.finish();
      return undefined;
    });
    if (!isShort || !this.entry().valid()) this.host.nativeElement.querySelector<HTMLElement>('[aria-invalid=true], fieldset.wrong input')?.focus();
  }

  private async finish(): Promise<void> {
    const unsafe = this.desk.counts().notAsked > 0 ? this.unsafe() : null;
    const request = finishRequest(this.draft(), this.decisions(), unsafe);
    if (!request) return;
    this.problem.set(null);
    try {
      this.keep();
      await this.desk.finish(request);
    } catch (error) {
      this.problem.set(toProblemError(error));
    }
  }

  /** Goes on from what was written before, in this page or in one that was closed. */
  private begin(): FinishDraft {
    const { level, callOuts, maracRepeat } = this.noted ?? EMPTY_FINISH;
    const texts = { judgement: this.desk.text('judgement'), ownView: this.desk.text('own-view'), worries: this.desk.text('worries') };
    return { level, callOuts, maracRepeat, ...texts };
  }
}
