import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ColumnChoice, ImportCheckView, ImportView } from '@waymark/contracts';
import { checkMapping, IMPORT_FIELDS, REQUIRED_IMPORT_FIELDS, type ImportField } from '@waymark/domain';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ImportsClient } from '../data/imports-client';
import { CheckResult } from './check-result';

type Preview = Pick<ImportView, 'preview' | 'isPreviewWithheld'>;

/** What each column means, with what stands in it; then the dry run, and only then the import. */
@Component({
  selector: 'app-map-columns',
  imports: [CheckResult, ProblemBand, TranslocoPipe],
  templateUrl: './map-columns.html',
  styleUrl: './map-columns.css',
})
export class MapColumnsForm {
  private readonly client = inject(ImportsClient);
  protected readonly texts = inject(Texts);
  readonly file = input.required<ImportView>();
  readonly isBusy = input(false);
  readonly refused = input<ProblemError | null>(null);
  readonly changed = output<ImportView>();
  readonly start = output<ImportView>();
  readonly discard = output();

  protected readonly fields = computed(() =>
    IMPORT_FIELDS.map((field) => ({ field, text: this.texts.code('import-field', field) })).sort((a, b) =>
      a.text.localeCompare(b.text),
    ),
  );
  protected readonly choices = linkedSignal<ColumnChoice[]>(() => this.file().mapping);
  private readonly faults = computed(() => {
    const mapping = Object.fromEntries(this.choices().map(({ column, field }) => [column, field]));
    return checkMapping(this.file().columns, mapping);
  });
  protected readonly missing = computed(() =>
    REQUIRED_IMPORT_FIELDS.filter((field) => this.faults().some((fault) => fault.code === 'required-field-unmapped' && fault.field === field)),
  );
  protected readonly repeated = computed(
    () => new Set(this.faults().flatMap((fault) => (fault.code === 'field-mapped-twice' ? [fault.column] : []))),
  );
  protected readonly isReady = computed(() => this.faults().length === 0);
  private readonly fileId = computed(() => this.file().id);
  private readonly revealed = linkedSignal<string, Preview | null>({ source: this.fileId, computation: () => null });
  protected readonly shown = computed<Preview>(() => this.revealed() ?? this.file());
  protected readonly isChecking = signal(false);
  protected readonly checkedRows = signal(0);
  protected readonly problem = signal<ProblemError | null>(null);
  /** The answer of the dry run for the columns as they stand; another choice takes it away. */
  protected readonly result = signal<ImportCheckView | null>(null);

  protected samples(index: number): string[] {
    const cells = this.shown().preview.map((row) => row[index]?.trim() ?? '');
    return [...new Set(cells.filter((cell) => cell !== ''))].slice(0, 2);
  }

  protected choose(index: number, value: string): void {
    const field = IMPORT_FIELDS.find((known): known is ImportField => known === value) ?? null;
    this.choices.update((choices) => choices.map((choice, at) => (at === index ? { ...choice, field } : choice)));
    this.result.set(null);
  }

  protected async reveal(): Promise<void> {
    this.problem.set(null);
    try {
      const { preview, isPreviewWithheld } = await this.client.revealPreview(this.file());
      // Only the samples change: choices that she has made meanwhile stay.
      this.revealed.set({ preview, isPreviewWithheld });
    } catch (error) {
      this.problem.set(toProblemError(error));
    }
  }

  protected async check(): Promise<void> {
    if (!this.isReady() || this.isChecking()) return;
    this.isChecking.set(true);
    this.checkedRows.set(0);
    this.problem.set(null);
    this.result.set(null);
    try {
      const confirmed = await this.client.map(this.file(), { columns: this.choices() });
      this.changed.emit(confirmed);
      this.result.set(await this.client.check(confirmed.id, (rows) => this.checkedRows.set(rows)));
    } catch (error) {
      this.problem.set(toProblemError(error));
    } finally {
      this.isChecking.set(false);
    }
  }
}
