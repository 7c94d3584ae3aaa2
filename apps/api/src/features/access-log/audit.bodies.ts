import { SEARCH_TEXT_MAX, type FindAuditedPerson } from '@waymark/contracts';
import { IsNotEmpty } from 'class-validator';
import { IsText } from '../../platform/validation.js';

export class FindAuditedPersonBody implements FindAuditedPerson {
  @IsText(SEARCH_TEXT_MAX) @IsNotEmpty() reference!: string;
}
