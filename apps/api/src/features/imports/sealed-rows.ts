import { Injectable } from '@nestjs/common';
import type { FieldCorrection } from '@waymark/contracts';
import { draftOf, rowFromCells, type CalendarDay, type RawRow, type ReviewReason, type RowOutcome } from '@waymark/domain';
import { FieldCipher, type FieldPlace } from '../../platform/secrets/field-cipher.js';
import type { ImportRowEntity } from './import.entities.js';

/** What a list shows of a row without reading it again. */
export interface RowReading {
  givenName: string | null;
  familyName: string | null;
  receivedOn: CalendarDay | null;
  reasons: ReviewReason[];
}

type Place = Pick<ImportRowEntity, 'id' | 'organisationId'>;

/** Everything in a row can say who or where somebody is, so all of it rests encrypted. */
@Injectable()
export class SealedRows {
  constructor(private readonly cipher: FieldCipher) {}

  seal(column: 'raw' | 'reading' | 'corrections' | 'high_set_aside', value: unknown, row: Place): Buffer {
    return this.cipher.encrypt(JSON.stringify(value), placeOf(column, row));
  }

  cells(row: Place & Pick<ImportRowEntity, 'raw'>): string[] {
    return row.raw === null ? [] : (JSON.parse(this.cipher.decrypt(row.raw, placeOf('raw', row))) as string[]);
  }

  raw(row: Place & Pick<ImportRowEntity, 'raw'>, columns: readonly string[]): RawRow {
    return rowFromCells(columns, this.cells(row));
  }

  reading(row: Place & Pick<ImportRowEntity, 'reading'>): RowReading {
    if (row.reading === null) return { givenName: null, familyName: null, receivedOn: null, reasons: [] };
    return JSON.parse(this.cipher.decrypt(row.reading, placeOf('reading', row))) as RowReading;
  }

  corrections(row: Place & Pick<ImportRowEntity, 'corrections'>): FieldCorrection[] {
    if (row.corrections === null) return [];
    return JSON.parse(this.cipher.decrypt(row.corrections, placeOf('corrections', row))) as FieldCorrection[];
  }

  /** Why a worker decided that a risk stated as high is none. */
  highSetAside(row: Place & Pick<ImportRowEntity, 'highSetAside'>): string | null {
    return row.highSetAside && (JSON.parse(this.cipher.decrypt(row.highSetAside, placeOf('high_set_aside', row))) as string);
  }

  /** The same for one case of one source, however often it is sent. */
  referenceIndex(sourceKey: string, reference: string, organisationId: string): Buffer {
    return this.cipher.blindIndex(`${sourceKey}\n${reference.toLowerCase()}`, organisationId, 'import-reference');
  }

  fileDigest(bytes: Buffer, organisationId: string): Buffer {
    return this.cipher.blindIndex(bytes.toString('latin1'), organisationId, 'import-file');
  }
}

export function readingOf(outcome: RowOutcome): RowReading {
  const draft = draftOf(outcome);
  return {
    givenName: draft?.person.forename ?? null,
    familyName: draft?.person.surname ?? null,
    receivedOn: draft?.receivedOn ?? null,
    reasons: outcome.outcome === 'review' ? outcome.reasons : [],
  };
}

function placeOf(column: string, { id, organisationId }: Place): FieldPlace {
  return { organisationId, table: 'import_rows', column, rowId: id };
}
