import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CORRECTION_MAX } from '@waymark/contracts';
import { REQUIRED_IMPORT_FIELDS, type ImportField, type ReviewReason } from '@waymark/domain';
import { Control, Field } from '@waymark/ui';
import { tooLong } from '../../../platform/forms/at-most';
import { Texts } from '../../../platform/texts/texts';
import { ImportWords } from '../data/import-words';
import type { RowField } from '../data/row-fields';

/** One field of a row: what was sent stays in sight, what she writes goes in its place. */
@Component({
  selector: 'app-field-correction',
  imports: [Control, Field, TranslocoPipe],
  template: `
    <wm-field
      [label]="texts.code('import-field', of().field)"
      [hint]="hint()"
      [error]="error()"
      [controlId]="'correct-' + of().field"
    >
      @if (of().codes.length) {
        <select #list wmControl (change)="corrected.emit(list.value)">
          @if (text() === null) {
            <option value="" selected disabled>{{ of().sent?.trim() || ('import-row.nothing' | transloco) }}</option>
          }
          @for (code of of().codes; track code) {
            <option [value]="code" [selected]="text() === code">{{ texts.code(of().list ?? '', code) }}</option>
          }
          <option value="" [selected]="text() === ''">{{ 'import-row.leave-open' | transloco }}</option>
        </select>
      } @else if (of().isLong) {
        <textarea #area wmControl rows="3" [value]="shown()" (input)="corrected.emit(area.value)"></textarea>
      } @else {
        <input
          #box
          wmControl
          type="text"
          autocomplete="off"
          [spellcheck]="false"
          [value]="shown()"
          (input)="corrected.emit(box.value)"
        />
      }
    </wm-field>
    @if (mayLeaveOpen()) {
      <div class="wm-actions">
        @for (offer of offers(); track offer) {
          <button type="button" class="wm-button quiet" (click)="corrected.emit(offer)">
            {{ 'import-row.use' | transloco: { reading: words.offer(offer) } }}
          </button>
        }
        @if (!isRequired()) {
          <button type="button" class="wm-button quiet" (click)="corrected.emit('')">
            {{ 'import-row.leave-open' | transloco }}<span class="wm-unseen"> {{ texts.code('import-field', of().field) }}</span>
          </button>
        }
      </div>
    }
  `,
  styles: `
    .wm-actions {
      margin-block-start: var(--wm-2);
    }
  `,
})
export class FieldCorrectionBox {
  readonly of = input.required<RowField>();
  /** What she has written; null while the agency's own text stands. */
  readonly text = input.required<string | null>();
  readonly reasons = input.required<readonly ReviewReason[]>();
  readonly corrected = output<string>();
  protected readonly texts = inject(Texts);
  protected readonly words = inject(ImportWords);
  protected readonly shown = computed(() => this.text() ?? this.of().sent ?? '');
  private readonly mine = computed(() => this.reasons().filter(({ field, code }) => field === this.of().field && code !== 'already-sent'));
  protected readonly error = computed(() => {
    const long = tooLong(this.text() ?? '', CORRECTION_MAX);
    return long ? this.texts.get('field.too-many-characters', long) : this.found();
  });
  private readonly found = computed(() => this.mine().map((reason) => this.words.reason(reason)).join(' ') || null);
  /** A number of somebody else is on offer to nobody as her own. */
  protected readonly offers = computed(() => [
    ...new Set(this.mine().flatMap(({ offer, code }) => (offer === null || code === 'phone-belongs-to-other' ? [] : [offer]))),
  ]);
  /** Without it no row becomes a referral, so leaving it open is no way on. */
  protected readonly isRequired = computed(() => (REQUIRED_IMPORT_FIELDS as readonly ImportField[]).includes(this.of().field));
  /** What becomes of somebody else's number is a question of its own. */
  protected readonly mayLeaveOpen = computed(() => this.mine().some(({ code }) => code !== 'phone-belongs-to-other'));
  protected readonly hint = computed(() => {
    const { masked } = this.of();
    if (masked !== null && this.text() === null) return this.texts.get('import-row.hidden', { masked });
    const sent = this.of().sent?.trim();
    return this.text() === null || !sent ? null : this.texts.get('import-row.sent-as', { raw: sent });
  });
}
