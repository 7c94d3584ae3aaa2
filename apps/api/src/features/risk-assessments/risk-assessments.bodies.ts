import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsUUID, Matches, Max, Min, ValidateNested } from 'class-validator';
import {
  ACKNOWLEDGEMENT_MAX,
  CALL_OUTS_MAX,
  COMMENT_MAX,
  JUDGEMENT_MAX,
  LANGUAGES,
  MARAC_REPEAT_ANSWERS,
  NOTES_MAX,
  QUESTION_MAX,
  REASON_MAX,
  SEQUENCE_MAX,
  type DecideRiskLevel,
  type FinishRiskAssessment,
  type Language,
  type LoadWordingPack,
  type MaracRepeatAnswer,
  type ParkRiskAssessment,
  type SaveAnswer,
  type SaveText,
  type StartRiskAssessment,
} from '@waymark/contracts';
import { ANSWER_SOURCES, ITEM_ANSWERS, RISK_LEVELS, RISK_PROMPTS, type AnswerSource, type ItemAnswer, type RiskLevel, type RiskPrompt } from '@waymark/domain';
import { IsText, IsTextOrEmpty, Nested, OrNull } from '../../platform/validation.js';

const CODE = /^[a-z0-9-]{1,60}$/;

export class StartRiskAssessmentBody implements StartRiskAssessment {
  @IsUUID() referralId!: string;
  @Matches(CODE) instrumentCode!: string;
}

class EntryOrderBody {
  @Max(SEQUENCE_MAX) @Min(1) @IsInt() sequence!: number;
  @IsUUID() writer!: string;
  @Max(SEQUENCE_MAX) @Min(0) @IsInt() basedOn!: number;
}

export class SaveAnswerBody extends EntryOrderBody implements SaveAnswer {
  @IsIn(ITEM_ANSWERS) answer!: ItemAnswer;
  @Matches(CODE, { each: true }) @ArrayUnique() @ArrayMaxSize(10, { context: { limit: 10 } }) @IsArray() details!: string[];
  @OrNull() @IsText(COMMENT_MAX) comment!: string | null;
  @IsIn(ANSWER_SOURCES) source!: AnswerSource;
}

/** May be empty: a worker can take back what she wrote. */
export class SaveTextBody extends EntryOrderBody implements SaveText {
  @IsTextOrEmpty(NOTES_MAX) text!: string;
}

export class ParkRiskAssessmentBody implements ParkRiskAssessment {
  @OrNull() @IsInt() item!: number | null;
}

class JudgementBody {
  @IsIn(RISK_LEVELS) level!: RiskLevel;
  @IsText(JUDGEMENT_MAX) reason!: string;
}

class PromptDecisionBody {
  @IsIn(RISK_PROMPTS) prompt!: RiskPrompt;
  @IsText(REASON_MAX) reason!: string;
}

export class FinishRiskAssessmentBody implements FinishRiskAssessment {
  @Nested(() => JudgementBody) judgement!: JudgementBody;
  @OrNull() @IsText(JUDGEMENT_MAX) ownView!: string | null;
  @OrNull() @IsText(JUDGEMENT_MAX) worries!: string | null;
  @OrNull() @Max(CALL_OUTS_MAX) @Min(0) @IsInt() policeCallOuts12Months!: number | null;
  @IsIn(MARAC_REPEAT_ANSWERS) maracRepeat!: MaracRepeatAnswer;

  @Type(() => PromptDecisionBody)
  @ValidateNested({ each: true })
  @ArrayMaxSize(RISK_PROMPTS.length, { context: { limit: RISK_PROMPTS.length } })
  @IsArray()
  decisions!: PromptDecisionBody[];

  @OrNull() @IsText(REASON_MAX) unsafeToContinue!: string | null;
}

export class DecideRiskLevelBody implements DecideRiskLevel {
  @IsIn(RISK_LEVELS) level!: RiskLevel;
  @IsText(REASON_MAX) reason!: string;
}

class QuestionBody {
  @IsInt() number!: number;
  @IsText(QUESTION_MAX) question!: string;
}

export class LoadWordingPackBody implements LoadWordingPack {
  @Matches(CODE) instrumentVersion!: string;
  @IsIn(LANGUAGES) language!: Language;
  @IsText(ACKNOWLEDGEMENT_MAX) acknowledgement!: string;

  @Type(() => QuestionBody)
  @ValidateNested({ each: true })
  @ArrayMaxSize(100, { context: { limit: 100 } })
  @ArrayMinSize(1, { context: { limit: 1 } })
  @IsArray()
  items!: QuestionBody[];
}
