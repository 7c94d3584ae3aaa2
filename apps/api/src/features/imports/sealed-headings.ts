import { Injectable } from '@nestjs/common';
import type { ColumnChoice } from '@waymark/contracts';
import { FieldCipher, type FieldPlace } from '../../platform/secrets/field-cipher.js';
import type { ImportBatchEntity, ImportSourceEntity } from './import.entities.js';

type Mapped = { mapping: ColumnChoice[] | null };

/** A file with its headings readable. One that was put aside has none left. */
export type ImportBatch = Omit<ImportBatchEntity, 'columns' | 'mapping' | 'safetyWords'> &
  Mapped & { columns: string[]; safetyWords: string | null };
export type ImportSource = Omit<ImportSourceEntity, 'mapping'> & Mapped;

/** Without a line of headings the first person of the file stands where they should, so headings rest encrypted too. */
@Injectable()
export class SealedHeadings {
  constructor(private readonly cipher: FieldCipher) {}

  openBatch(batch: ImportBatchEntity): ImportBatch {
    const columns = this.open<string[]>(batch.columns, placeOfBatch('columns', batch)) ?? [];
    const safetyWords = this.open<string>(batch.safetyWords, placeOfBatch('safety_words', batch));
    return { ...batch, columns, safetyWords, mapping: this.open(batch.mapping, placeOfBatch('mapping', batch)) };
  }

  openSource(source: ImportSourceEntity): ImportSource {
    return { ...source, mapping: this.open(source.mapping, placeOfSource(source)) };
  }

  sealBatch(
    column: 'columns' | 'mapping' | 'safety_words',
    value: string[] | ColumnChoice[] | string,
    batch: Pick<ImportBatchEntity, 'id' | 'organisationId'>,
  ): Buffer {
    return this.cipher.encrypt(JSON.stringify(value), placeOfBatch(column, batch));
  }

  sealSource(mapping: ColumnChoice[], source: Pick<ImportSourceEntity, 'organisationId' | 'sourceKey'>): Buffer {
    return this.cipher.encrypt(JSON.stringify(mapping), placeOfSource(source));
  }

  private open<Value>(sealed: Buffer | null, place: FieldPlace): Value | null {
    return sealed && (JSON.parse(this.cipher.decrypt(sealed, place)) as Value);
  }
}

function placeOfBatch(column: string, { id, organisationId }: Pick<ImportBatchEntity, 'id' | 'organisationId'>): FieldPlace {
  return { organisationId, table: 'import_batches', column, rowId: id };
}

function placeOfSource({ organisationId, sourceKey }: Pick<ImportSourceEntity, 'organisationId' | 'sourceKey'>): FieldPlace {
  return { organisationId, table: 'import_sources', column: 'mapping', rowId: sourceKey };
}
