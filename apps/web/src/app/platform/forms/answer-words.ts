import { computed, inject, Service, type Signal } from '@angular/core';
import type { ReadonlyFieldState } from '@angular/forms/signals';
import type { FieldProblem } from '@waymark/contracts';
import { Texts } from '../texts/texts';
import { tooLong } from './at-most';

/** Kinds of error that the form library names in its own way. */
const CODES: Readonly<Record<string, string>> = { minLength: 'too-short' };

interface Fault {
  kind: string;
  limit?: number;
  tooMany?: number;
  minLength?: number;
}

/**
 * Labels and errors of a form whose fields have paths. The label of `person.givenName` in the form "intake" is the key
 * `intake.person.givenName`, and the same path names the field in a refusal of the API.
 */
@Service()
export class AnswerWords {
  private readonly texts = inject(Texts);

  label(form: string, path: string): string {
    return this.texts.get(`${form}.${path.replace(/\.\d+/g, '')}`);
  }

  /** What is wrong with an answer, once it has been left or sent. */
  error(state: ReadonlyFieldState<unknown>): string | null {
    const [first] = state.touched() ? state.errors() : [];
    return first ? this.sentence(first as Fault) : null;
  }

  sentence(fault: Fault): string {
    const { kind, limit, minLength, tooMany = 0 } = fault;
    return this.texts.get(`field.${CODES[kind] ?? kind}`, { limit: limit ?? minLength ?? 0, tooMany });
  }

  /** The sentence for an answer that is too long, outside a form of the library. */
  tooLong(answer: Signal<string>, limit: number): Signal<string | null> {
    return computed(() => {
      const fault = tooLong(answer(), limit);
      return fault ? this.sentence(fault) : null;
    });
  }

  /** One line of the error summary: which answer, and what is wrong with it. */
  line(form: string, path: string, sentence: string): string {
    return this.texts.get('answer.line', { label: this.whose(form, path) + this.label(form, path), sentence });
  }

  /** Of an answer about one of several: "Child 2, ", since two of them may have the same fault. */
  private whose(form: string, path: string): string {
    const [, group, at] = /^(\w+)\.(\d+)\./.exec(path) ?? [];
    if (!group) return '';
    return this.texts.get('answer.whose', { who: this.texts.get(`${form}-page.${group}`, { number: Number(at) + 1 }) });
  }

  refused(problem: FieldProblem): string {
    return this.texts.get(`field.${problem.code}`, { limit: problem.limit ?? 0 });
  }
}
