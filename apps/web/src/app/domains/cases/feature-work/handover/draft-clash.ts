import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HandoverReceiversView } from '@waymark/contracts';
import { Band } from '@waymark/ui';
import { Texts } from '../../../../platform/texts/texts';
import type { HandoverDraft } from '../../data/handover-draft';
import { partsThatDiffer, withTyped, type Clash, type DraftPart } from '../../data/handover-parts';

type Side = 'kept' | 'typed';
const SIDES = ['typed', 'kept'] as const;

/** Two versions of one draft, part by part. Nothing of either is gone before its reader has chosen. */
@Component({
  selector: 'app-draft-clash',
  imports: [Band, TranslocoPipe],
  template: `
    <wm-band tone="warning" [heading]="'hand-over.clash' | transloco" />
    @for (part of parts(); track part.name) {
      <fieldset class="wm-card">
        <legend>{{ nameOf(part) }}</legend>
        @for (side of sides; track side) {
          <label>
            <input type="radio" [name]="'clash-' + part.name" [checked]="chosen()[part.name] === side" (change)="choose(part, side)" />
            <span>
              <strong>{{ 'hand-over.clash-' + side | transloco }}</strong>
              <span class="words">{{ saidIn(part, clash()[side]) || ('hand-over.clash-nothing' | transloco) }}</span>
            </span>
          </label>
        }
      </fieldset>
    }
    <div class="wm-actions">
      <button type="button" class="wm-button" (click)="settle()">{{ 'hand-over.clash-act' | transloco }}</button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-4);
    }
    fieldset {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
      gap: var(--wm-3);
      min-inline-size: 0;
      margin: 0;
    }
    legend {
      font-weight: 600;
    }
    label {
      display: flex;
      gap: var(--wm-2);
      align-items: start;
      min-block-size: var(--wm-target);
      min-inline-size: 0;
    }
    input {
      flex: none;
      inline-size: 1.125rem;
      block-size: 1.125rem;
      margin-block-start: 0.2em;
      accent-color: var(--wm-accent);
    }
    .words {
      display: block;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class DraftClash {
  private readonly texts = inject(Texts);
  readonly clash = input.required<Clash>();
  readonly receivers = input.required<HandoverReceiversView | null>();
  /** The draft to go on with. */
  readonly settled = output<HandoverDraft>();
  protected readonly sides = SIDES;
  protected readonly parts = computed(() => partsThatDiffer(this.clash().kept, this.clash().typed));
  protected readonly chosen = linkedSignal<Record<string, Side>>(() => Object.fromEntries(this.parts().map(({ name }) => [name, 'typed'])));

  protected choose({ name }: DraftPart, side: Side): void {
    this.chosen.update((before) => ({ ...before, [name]: side }));
  }

  protected settle(): void {
    this.settled.emit(withTyped(this.clash(), this.parts().filter(({ name }) => this.chosen()[name] === 'typed')));
  }

  protected nameOf({ name, section }: DraftPart): string {
    return section === null ? this.texts.get(`hand-over.${name}`) : this.texts.code('handover-section', section);
  }

  protected saidIn({ name, section }: DraftPart, draft: HandoverDraft): string {
    if (section !== null) {
      const { text, beforeAcceptance } = draft.sections[section];
      return text && beforeAcceptance ? `${text} (${this.texts.get('hand-over.show-before')})` : text;
    }
    if (name === 'kind') return this.texts.code('handover-kind', draft.kind);
    if (name === 'basis') return this.texts.code('consent-basis', draft.basis);
    if (name === 'receiver') return this.receiverIn(draft);
    const answer = draft[name];
    return answer === 'yes' || answer === 'no' ? this.texts.code('yes-no', answer) : answer;
  }

  private receiverIn({ receiver }: HandoverDraft): string {
    const [to, id] = receiver.split(':');
    const known = this.receivers();
    if (to === 'team') {
      const team = known?.teams.find((one) => one.id === id);
      return team ? this.texts.named(team.name) : '';
    }
    return known?.workers.find((one) => one.id === id)?.name ?? '';
  }
}
