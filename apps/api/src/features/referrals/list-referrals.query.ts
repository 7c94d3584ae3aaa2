import { IsIn, IsOptional, Matches } from 'class-validator';
import { REFERRAL_STATES, type ReferralState } from '@waymark/domain';

export class ListReferralsQuery {
  @IsOptional()
  @IsIn(REFERRAL_STATES)
  state?: ReferralState;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  cursor?: string;
}
