import { IsIn, IsUUID } from 'class-validator';
import type { AskForLink, AskForRole } from '@waymark/contracts';
import { IDENTITY_PROOFS, ROLES, type CalendarDay, type IdentityProof, type Role } from '@waymark/domain';
import { IsCalendarDay, OrNull } from '../../platform/validation.js';

export class AskForLinkBody implements AskForLink {
  @IsIn(IDENTITY_PROOFS) proof!: IdentityProof;
}

export class AskForRoleBody implements AskForRole {
  @IsIn(ROLES) role!: Role;
  @OrNull() @IsUUID() serviceId!: string | null;
  @IsCalendarDay() fromOn!: CalendarDay;
  @OrNull() @IsCalendarDay() toOn!: CalendarDay | null;
}
