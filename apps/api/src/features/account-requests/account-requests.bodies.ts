import { ArrayMinSize, ArrayUnique, IsArray, IsEmail, IsIn, IsUUID } from 'class-validator';
import {
  EMAIL_MAX,
  LANGUAGE_NAME_MAX,
  LANGUAGES,
  SPOKEN_LANGUAGES_MAX,
  SUBJECT_MAX,
  WORKER_NAME_MAX,
  type AskForIdentity,
  type AskForLink,
  type AskForRole,
  type InviteWorker,
  type Language,
} from '@waymark/contracts';
import { IDENTITY_PROOFS, ROLES, type CalendarDay, type IdentityProof, type Role } from '@waymark/domain';
import { IsCalendarDay, IsText, IsTexts, OrNull } from '../../platform/validation.js';

export class AskForLinkBody implements AskForLink {
  @IsIn(IDENTITY_PROOFS) proof!: IdentityProof;
}

export class AskForIdentityBody implements AskForIdentity {
  @IsText(SUBJECT_MAX) subject!: string;
  @IsIn(IDENTITY_PROOFS) proof!: IdentityProof;
}

export class AskForRoleBody implements AskForRole {
  @IsIn(ROLES) role!: Role;
  @OrNull() @IsUUID() serviceId!: string | null;
  @OrNull() @IsUUID() teamId!: string | null;
  @IsCalendarDay() fromOn!: CalendarDay;
  @OrNull() @IsCalendarDay() toOn!: CalendarDay | null;
}

export class InviteWorkerBody implements InviteWorker {
  @IsText(WORKER_NAME_MAX) name!: string;
  @IsEmail() @IsText(EMAIL_MAX) email!: string;
  @IsIn(LANGUAGES) language!: Language;
  @IsTexts(LANGUAGE_NAME_MAX, SPOKEN_LANGUAGES_MAX) speaks!: string[];
  @IsIn(ROLES, { each: true }) @ArrayUnique() @ArrayMinSize(1) @IsArray() roles!: Role[];
  @OrNull() @IsUUID() serviceId!: string | null;
  @OrNull() @IsUUID() teamId!: string | null;
  @IsCalendarDay() fromOn!: CalendarDay;
}
