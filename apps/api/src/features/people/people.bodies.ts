import type { FindPeople } from '@waymark/contracts';
import { PHONE_MAX, SEARCH_TEXT_MAX } from '@waymark/contracts';
import { IsCalendarDay, IsText, OrNull } from '../../platform/validation.js';

export class FindPeopleBody implements FindPeople {
  @OrNull()
  @IsText(SEARCH_TEXT_MAX)
  name!: string | null;

  @OrNull()
  @IsCalendarDay()
  dateOfBirth!: string | null;

  @OrNull()
  @IsText(PHONE_MAX)
  phone!: string | null;
}
