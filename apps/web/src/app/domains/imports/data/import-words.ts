import { inject, Service } from '@angular/core';
import type { ImportCounts, ImportRowView } from '@waymark/contracts';
import type { ReviewReason } from '@waymark/domain';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';

const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Sentences about files and their rows. */
@Service()
export class ImportWords {
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);

  /** The three counts that add up to the rows of the file; what a worker set aside is told apart from them. */
  counts(counts: ImportCounts, isUndone = false): string {
    const sum = this.texts.get(isUndone ? 'import.counts-undone' : 'import.counts', { ...counts });
    return counts.discarded > 0 ? `${sum} ${this.texts.get('import.counts-discarded', { discarded: counts.discarded })}` : sum;
  }

  progress({ rows, waiting }: ImportCounts): string {
    return this.texts.get('import.progress', { done: rows - waiting, rows });
  }

  /** Why a row needs somebody's eyes, with what was written. */
  reason({ code, raw, field }: ReviewReason, repeats: ImportRowView['repeats'] = null): string {
    return this.texts.get(`import-reason.${code}`, {
      raw: raw ?? '',
      field: field === null ? '' : this.texts.code('import-field', field),
      row: repeats?.position ?? 0,
    });
  }

  /** A reading on offer in words: a day as a day, a number as it is. */
  offer(offer: string): string {
    return CALENDAR_DAY.test(offer) ? this.dates.day(offer) : offer;
  }
}
