import { Component, computed, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ContactKind } from '@waymark/domain';
import { MaskedValue } from '@waymark/ui';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Session } from '../../../platform/session/session';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from './problem-band';

/** Hers, or that of whoever referred her. */
export interface CoveredContact {
  id: string;
  kind: ContactKind | 'referrer';
  masked: string;
}

export interface UncoveredContact {
  value: string;
  codeWord: string | null;
}

/** A number or address, covered until it is asked for with its code word. Each reveal is recorded, wherever it is asked for. */
@Component({
  selector: 'app-masked-contact',
  imports: [MaskedValue, ProblemBand, TranslocoPipe],
  template: `
    @if (problem(); as refusal) {
      <app-problem-band [problem]="refusal" [canRetry]="false" />
    }
    @if (session.may('contact:reveal')) {
      <wm-masked-value
        [label]="label()"
        [mask]="point().masked"
        [value]="revealed()?.value ?? null"
        [busy]="isBusy()"
        [revealText]="'contact.show' | transloco"
        [hideText]="'contact.hide' | transloco"
        (reveal)="uncover()"
        (hide)="cover()"
      >
        @if (revealed()?.codeWord; as word) {
          <span>{{ 'contact.code-word' | transloco: { word } }}</span>
        }
      </wm-masked-value>
    }
  `,
})
export class MaskedContact {
  protected readonly session = inject(Session);
  protected readonly texts = inject(Texts);
  readonly personId = input.required<string>();
  readonly point = input.required<CoveredContact>();
  readonly reveal = input.required<(personId: string, contactPointId: string) => Promise<UncoveredContact>>();
  private readonly value = viewChild(MaskedValue);
  protected readonly label = computed(() => (this.point().kind === 'referrer' ? this.texts.get('intake.referrerContact') : this.texts.code('contact-kind', this.point().kind)));
  private readonly place = computed(() => `${this.personId()} ${this.point().id}`);
  /** Forgotten as soon as it is another number or another person. */
  protected readonly revealed = linkedSignal<string, UncoveredContact | null>({ source: this.place, computation: () => null });
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);

  protected async uncover(): Promise<void> {
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      this.revealed.set(await this.reveal()(this.personId(), this.point().id));
      this.focusSoon();
    } catch (error) {
      this.problem.set(toProblemError(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  protected cover(): void {
    this.revealed.set(null);
    this.focusSoon();
  }

  private focusSoon(): void {
    setTimeout(() => this.value()?.focusButton());
  }
}
