import { IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import { NOTE_MINUTES_MAX, NOTE_TEXT_MAX, type WriteNote } from '@waymark/contracts';
import { NOTE_KINDS, type NoteKind } from '@waymark/domain';
import { IsCalendarDay, IsText, IsTimeOfDay, OrNull } from '../../platform/validation.js';

export class WriteNoteBody implements WriteNote {
  @IsIn(NOTE_KINDS) kind!: NoteKind;
  @IsText(NOTE_TEXT_MAX) text!: string;
  @OrNull() @IsCalendarDay() happenedOn!: string | null;
  @OrNull() @IsTimeOfDay() happenedTime!: string | null;
  @OrNull() @Max(NOTE_MINUTES_MAX) @Min(1) @IsInt() minutes!: number | null;
  @OrNull() @IsUUID() correctsId!: string | null;
}
