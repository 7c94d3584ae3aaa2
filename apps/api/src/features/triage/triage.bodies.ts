import { ArrayUnique, IsArray, IsBoolean, IsIn, IsUUID } from 'class-validator';
import {
  NOTE_MAX,
  REFERENCE_MAX,
  type AcceptOffer,
  type DeclineOffer,
  type ReceiveInformation,
  type ReturnOffer,
} from '@waymark/contracts';
import {
  DECLINE_REASONS,
  RETURN_REASONS,
  RISK_TRIGGERS,
  type DeclineReason,
  type ReturnReason,
  type RiskTrigger,
} from '@waymark/domain';
import { IsText, OrNull } from '../../platform/validation.js';

export class AcceptOfferBody implements AcceptOffer {
  @OrNull() @IsUUID() serviceId!: string | null;
  @OrNull() @IsUUID() riskHolderId!: string | null;
  @IsBoolean() judgedHigh!: boolean;
  @IsIn(RISK_TRIGGERS, { each: true }) @ArrayUnique() @IsArray() triggers!: RiskTrigger[];
  @IsBoolean() vulnerable!: boolean;
  @OrNull() @IsText(NOTE_MAX) note!: string | null;
}

export class DeclineOfferBody implements DeclineOffer {
  @IsIn(DECLINE_REASONS) reason!: DeclineReason;
  @OrNull() @IsText(NOTE_MAX) note!: string | null;
  @OrNull() @IsText(REFERENCE_MAX) duplicateOf!: string | null;
}

export class ReturnOfferBody implements ReturnOffer {
  @IsIn(RETURN_REASONS) reason!: ReturnReason;
  @OrNull() @IsText(NOTE_MAX) note!: string | null;
}

export class ReceiveInformationBody implements ReceiveInformation {
  @OrNull() @IsText(NOTE_MAX) note!: string | null;
}
