import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { REFERRAL_STATES, type ReferralState } from '@waymark/domain';
import { CursorQuery } from '../../platform/paging.js';

export class ListReferralsQuery extends CursorQuery {
  @ApiPropertyOptional({ enum: REFERRAL_STATES })
  @IsOptional()
  @IsIn(REFERRAL_STATES)
  state?: ReferralState;
}
