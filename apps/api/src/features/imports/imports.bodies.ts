import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';
import {
  AGENCY_NAME_MAX,
  CORRECTION_MAX,
  IMPORT_COLUMNS_MAX,
  NOTE_MAX,
  type ColumnChoice,
  type DiscardImportRow,
  type EndImport,
  type FieldCorrection,
  type FinishImportRow,
  type MapColumns,
} from '@waymark/contracts';
import {
  IMPORT_FIELDS,
  IMPORT_ROW_STATES,
  ROW_DISCARD_REASONS,
  type ImportField,
  type ImportRowState,
  type RowDiscardReason,
} from '@waymark/domain';
import { CursorQuery } from '../../platform/paging.js';
import { IsText, OrNull } from '../../platform/validation.js';

export class CheckImportQuery {
  @IsOptional()
  @Matches(/^\d{1,6}$/)
  from?: string;
}

export class UploadImportQuery {
  @IsText(AGENCY_NAME_MAX)
  source!: string;
}

export class ListImportRowsQuery extends CursorQuery {
  @IsIn(IMPORT_ROW_STATES)
  state: ImportRowState = 'review';
}

class ColumnChoiceBody implements ColumnChoice {
  // As long as the heading of the file is: it is compared with the headings and never stored by itself.
  @MaxLength(CORRECTION_MAX, { context: { limit: CORRECTION_MAX } }) @IsString() column!: string;
  @OrNull() @IsIn(IMPORT_FIELDS) field!: ImportField | null;
}

export class MapColumnsBody implements MapColumns {
  @Type(() => ColumnChoiceBody)
  @ValidateNested({ each: true })
  @ArrayMaxSize(IMPORT_COLUMNS_MAX, { context: { limit: IMPORT_COLUMNS_MAX } })
  @IsArray()
  columns!: ColumnChoiceBody[];
}

export class EndImportBody implements EndImport {
  @OrNull() @IsText(NOTE_MAX) safetyWords!: string | null;
}

class FieldCorrectionBody implements FieldCorrection {
  @IsIn(IMPORT_FIELDS) field!: ImportField;
  @MaxLength(CORRECTION_MAX, { context: { limit: CORRECTION_MAX } }) @IsString() text!: string;
}

export class FinishImportRowBody implements FinishImportRow {
  @Type(() => FieldCorrectionBody)
  @ValidateNested({ each: true })
  @ArrayMaxSize(IMPORT_FIELDS.length, { context: { limit: IMPORT_FIELDS.length } })
  @IsArray()
  corrections!: FieldCorrectionBody[];

  @IsBoolean() cellsChecked!: boolean;
  @OrNull() @IsIn(['leave-out', 'keep']) thirdPersonPhone!: FinishImportRow['thirdPersonPhone'];
  @OrNull() @IsIn(['new', 'existing']) person!: FinishImportRow['person'];
  @OrNull() @IsIn(['keep', 'set-aside']) statedHigh!: FinishImportRow['statedHigh'];
  @OrNull() @IsText(NOTE_MAX) statedHighNote!: string | null;
  @OrNull() @IsUUID() personId!: string | null;
}

export class DiscardImportRowBody implements DiscardImportRow {
  @IsIn(ROW_DISCARD_REASONS) reason!: RowDiscardReason;
  @OrNull() @IsText(NOTE_MAX) note!: string | null;
}
