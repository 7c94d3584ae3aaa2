import { inject, Service } from '@angular/core';
import type { ImportCounts, ImportRowView, ImportView } from '@waymark/contracts';
import type { ReviewReason } from '@waymark/domain';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';

const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** How far an undo has come: of the referrals that the import made, those withdrawn or left as they are. */
export function undoneSoFar({ referral, withdrawn, kept }: ImportCounts): { done: number; referrals: number } {
  return { done: withdrawn + kept, referrals: referral + withdrawn + kept };
}

/** How many referrals of the file an undo would leave as they are, for whatever reason. */
export function keptAhead({ undoAhead }: Pick<ImportView, 'undoAhead'>): number {
  return Object.values(undoAhead?.keeps ?? {}).reduce((sum, rows) => sum + rows, 0);
}

/** Sentences about files and their rows. */
@Service()
export class ImportWords {
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);

  /** The counts that add up to the rows of the file; what is no rule but happened is told in sentences after them. */
  counts(counts: ImportCounts, isUndone = false): string {
    const sum = this.texts.get(isUndone ? 'import.counts-undone' : 'import.counts', { ...counts });
    const high = counts.reviewHigh > 0 && !isUndone ? [this.texts.get('import.counts-high', { rows: counts.reviewHigh })] : [];
    const also = (['discarded', 'kept', ...(isUndone ? (['waiting'] as const) : [])] as const).filter((part) => counts[part] > 0);
    return [sum, ...high, ...also.map((part) => this.texts.get(`import.counts-${part}`, { [part]: counts[part] }))].join(' ');
  }

  progress({ rows, waiting }: ImportCounts): string {
    return this.texts.get('import.progress', { done: rows - waiting, rows });
  }

  undoProgress(counts: ImportCounts): string {
    return this.texts.get('import.progress-undo', { ...undoneSoFar(counts) });
  }

  /** What an undo closes without its having become a referral. */
  undoCloses({ review }: Pick<ImportCounts, 'review'>): string[] {
    return review > 0 ? [this.texts.get('import-page.undo-closes', { rows: review })] : [];
  }

  /** Of whom an agency says high risk, and who stand on nobody's list once the file has ended; none, nothing is said. */
  highLeft({ state, highLeft: { rows, referrals } }: Pick<ImportView, 'state' | 'highLeft'>): string[] {
    if (rows + referrals === 0) return [];
    const nobodys = state === 'uploaded' ? 'import-end.high-unread' : 'import-end.high-rows';
    return [
      ...(rows > 0 ? [this.texts.get(nobodys, { rows })] : []),
      ...(referrals > 0 ? [this.texts.get('import-end.high-referrals', { referrals })] : []),
      this.texts.get('import-end.high-after'),
    ];
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
