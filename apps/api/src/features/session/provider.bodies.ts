import { IsIn, Matches } from 'class-validator';
import { PROVIDER_PART_MAX, PROVIDER_PURPOSES, type AskProvider, type ProviderAnswer, type ProviderPurpose } from '@waymark/contracts';
import { IsText, OrNull } from '../../platform/validation.js';

const KEY = /^[a-z0-9-]{1,40}$/;

export class AskProviderBody implements AskProvider {
  @Matches(KEY) provider!: string;
  @IsIn(PROVIDER_PURPOSES) purpose!: ProviderPurpose;
}

export class ProviderAnswerBody implements ProviderAnswer {
  @Matches(KEY) provider!: string;
  @IsText(PROVIDER_PART_MAX) state!: string;
  @OrNull() @IsText(PROVIDER_PART_MAX) code!: string | null;
  @OrNull() @IsText(PROVIDER_PART_MAX) iss!: string | null;
  @OrNull() @IsText(PROVIDER_PART_MAX) error!: string | null;
}
