import { Component, computed, DOCUMENT, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CORRECTION_MAX, NOTE_MAX, type FinishImportRow, type ImportRowView, type PersonMatchView } from '@waymark/contracts';
import { areRowsOpen, isInWords, type ImportField, type RowDecisions } from '@waymark/domain';
import { Band, ErrorSummary, SkeletonRows, type SummaryLine } from '@waymark/ui';
import { tooLong } from '../../../platform/forms/at-most';
import { problemOf, toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Notices } from '../../../platform/notices';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { likelyMatches } from '../../shared/data/likely-matches';
import { personName } from '../../shared/ui/person-name';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ImportWords } from '../data/import-words';
import { ImportsClient } from '../data/imports-client';
import { fieldsOf, readRow } from '../data/row-fields';
import { DiscardRow } from './discard-row';
import { FieldCorrectionBox } from './field-correction';
import { PersonQuestion } from './person-question';
import { StatedHighQuestion } from './stated-high-question';
import { ThirdPersonQuestion } from './third-person-question';

/** One row that needs a person: why, what was sent, how it reads now, and the way to the next. */
@Component({
  selector: 'app-review-row',
  imports: [
    Band,
    DiscardRow,
    ErrorSummary,
    FieldCorrectionBox,
    PersonQuestion,
    ProblemBand,
    RouterLink,
    SkeletonRows,
    StatedHighQuestion,
    ThirdPersonQuestion,
    TranslocoPipe,
  ],
  templateUrl: './review-row.html',
  styleUrl: './review-row.css',
})
export class ReviewRow {
  private readonly client = inject(ImportsClient);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly notices = inject(Notices);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly words = inject(ImportWords);
  protected readonly personName = personName;
  protected readonly areRowsOpen = areRowsOpen;
  private readonly summary = viewChild(ErrorSummary);
  readonly id = input.required<string>();
  readonly rowId = input.required<string>();
  protected readonly resource = this.client.row(this.id, this.rowId);
  protected readonly row = computed(() => (this.resource.hasValue() ? this.resource.value() : null));

  /** Begins anew with every row. */
  protected readonly corrections = linkedSignal<string, Partial<Record<ImportField, string>>>({ source: this.rowId, computation: () => ({}) });
  protected readonly cellsChecked = linkedSignal({ source: this.rowId, computation: () => false });
  protected readonly thirdPersonPhone = linkedSignal<string, RowDecisions['thirdPersonPhone']>({ source: this.rowId, computation: () => null });
  protected readonly person = linkedSignal<string, 'new' | PersonMatchView | null>({ source: this.rowId, computation: () => null });
  protected readonly statedHigh = linkedSignal<string, RowDecisions['statedHigh']>({ source: this.rowId, computation: () => null });
  protected readonly statedHighNote = linkedSignal({ source: this.rowId, computation: () => '' });
  protected readonly isTried = linkedSignal({ source: this.rowId, computation: () => false });
  private readonly actProblem = linkedSignal<string, ProblemError | null>({ source: this.rowId, computation: () => null });
  protected readonly isSaving = signal(false);
  protected readonly problem = computed(() => problemOf(this.resource.error()) ?? this.actProblem());

  private readonly decisions = computed<RowDecisions>(() => {
    const person = this.person();
    return {
      corrections: this.corrections(),
      cellsChecked: this.cellsChecked(),
      thirdPersonPhone: this.thirdPersonPhone(),
      statedHigh: this.statedHigh(),
      person: person === null || person === 'new' ? person : 'existing',
    };
  });
  /** Which fields ask for a decision now. One that she is writing in asks for none anew, or it would jump from under her hand. */
  private readonly faulty = computed(() => {
    const row = this.row();
    const found = row ? readRow(row, this.decisions()).remaining : [];
    return found.flatMap(({ field, code }) => (field === null || code === 'already-sent' || field in this.corrections() ? [] : [field]));
  });
  /**
   * Once asked always asked, so that a field stays in its place while it is put right. A decision may make another field
   * ask: a result that is left open leaves the form without one.
   */
  private readonly asked = linkedSignal<{ id: string; fields: readonly ImportField[] }, ReadonlySet<ImportField>>({
    source: () => ({ id: this.rowId(), fields: this.faulty() }),
    computation: ({ id, fields }, before) => new Set([...(before?.source.id === id ? before.value : []), ...fields]),
  });
  protected readonly fields = computed(() => {
    const row = this.row();
    return row ? fieldsOf(row, this.asked()) : { asked: [], others: [] };
  });
  protected readonly reading = computed(() => {
    const row = this.row();
    return row ? readRow(row, this.decisions()) : null;
  });
  protected readonly remaining = computed(() => this.reading()?.remaining ?? []);
  protected readonly lines = computed<SummaryLine[]>(() =>
    this.remaining().map((reason) => ({
      id: reason.field && this.asked().has(reason.field) ? `correct-${reason.field}` : null,
      text: this.words.reason(reason, this.row()?.repeats),
    })),
  );
  /** Asked once nothing else of the row would say it, and until it is answered as long as that is so. */
  protected readonly uncarriedHigh = computed(() => {
    const row = this.row();
    const reasons = row ? readRow(row, { ...this.decisions(), statedHigh: null }).remaining : [];
    return reasons.find(({ code }) => code === 'high-risk-unread') ?? null;
  });
  private readonly isHighUnsaid = computed(() => {
    const note = this.statedHighNote().trim();
    return this.uncarriedHigh() !== null && this.statedHigh() === 'set-aside' && (!isInWords(note) || tooLong(note, NOTE_MAX) !== undefined);
  });
  protected readonly hasExtraCells = computed(() => !!this.row()?.reviewReasons.some(({ code }) => code === 'too-many-cells'));
  protected readonly hasOthersPhone = computed(() => {
    const number = this.reading()?.draft?.contact.thirdPersonPhone;
    const withheld = this.row()?.withheldReasons.find(({ code }) => code === 'phone-belongs-to-other');
    return number ?? (withheld && !('safe-phone' in this.corrections()) ? { number: withheld.raw ?? '', whose: '' } : null);
  });
  protected readonly matches = likelyMatches(() => {
    const draft = this.row()?.state === 'review' ? this.reading()?.draft : null;
    if (!draft) return undefined;
    const { forename, surname, dateOfBirth } = draft.person;
    const name = [forename, surname].filter(Boolean).join(' ') || null;
    return name === null && dateOfBirth === null ? undefined : { name, dateOfBirth, phone: draft.contact.phone };
  });

  protected correct(field: ImportField, text: string): void {
    this.corrections.update((before) => ({ ...before, [field]: text }));
  }

  protected readonly withholds = computed(() => this.row()?.cells.some(({ isWithheld }) => isWithheld) ?? false);
  protected readonly isRevealing = signal(false);

  protected async reveal(row: ImportRowView): Promise<void> {
    if (this.isRevealing()) return;
    this.isRevealing.set(true);
    this.actProblem.set(null);
    try {
      this.resource.set(await this.client.revealRow(row));
    } catch (error) {
      this.actProblem.set(toProblemError(error));
    } finally {
      this.isRevealing.set(false);
    }
  }

  protected async save(event: Event, row: ImportRowView): Promise<void> {
    event.preventDefault();
    if (this.isSaving()) return;
    this.isTried.set(true);
    if (Object.values(this.corrections()).some((text) => tooLong(text ?? '', CORRECTION_MAX))) return;
    if (this.isHighUnsaid()) return this.document.getElementById('stated-high-note')?.focus();
    if (this.remaining().length > 0) {
      setTimeout(() => this.summary()?.focus());
      return;
    }
    await this.send(async () => this.client.finish(row, this.request()), 'import-row.saved');
  }

  /** After a row was set aside, the next one comes just as after saving. */
  protected async goOn(row: ImportRowView, notice: string): Promise<void> {
    this.notices.say(this.texts.get(notice, { row: row.position }));
    await this.router.navigate(row.nextRowId ? ['/imports', row.importId, 'rows', row.nextRowId] : ['/imports', row.importId]);
  }

  private request(): FinishImportRow {
    const person = this.person();
    const { corrections, ...decided } = this.decisions();
    return {
      ...decided,
      ...this.highDecision(),
      corrections: Object.entries(corrections).map(([field, text]) => ({ field: field as ImportField, text: text ?? '' })),
      personId: person === null || person === 'new' ? null : person.id,
    };
  }

  /** What was answered to a question that is asked no more says nothing. */
  private highDecision(): Pick<FinishImportRow, 'statedHigh' | 'statedHighNote'> {
    const statedHigh = this.uncarriedHigh() ? this.statedHigh() : null;
    return { statedHigh, statedHighNote: statedHigh === 'set-aside' ? this.statedHighNote().trim() : null };
  }

  private async send(act: () => Promise<ImportRowView>, notice: string): Promise<void> {
    this.isSaving.set(true);
    this.actProblem.set(null);
    try {
      await this.goOn(await act(), notice);
    } catch (error) {
      this.actProblem.set(toProblemError(error));
    } finally {
      this.isSaving.set(false);
    }
  }
}
