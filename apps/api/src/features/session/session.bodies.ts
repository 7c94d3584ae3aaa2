import { IsIn, IsString, MaxLength, MinLength, Matches } from 'class-validator';
import {
  CODE_MAX,
  EMAIL_MAX,
  LANGUAGES,
  LINK_CODE_MAX,
  PASSWORD_MAX,
  PASSWORD_MIN,
  type ChangePassword,
  type ChooseLanguage,
  type ConfirmSecondFactor,
  type Language,
  type MakeSecondFactorSecret,
  type ProveBoth,
  type SignIn,
  type SignInWithCode,
  type StepUpSession,
  type UnlockSession,
  type UsePasswordReset,
} from '@waymark/contracts';
import { IsText, Nested, OrNull } from '../../platform/validation.js';
import { PasskeyAnswerBody } from './passkey.bodies.js';

export class SignInBody implements SignIn {
  // Any text: one that is no address belongs to nobody here, and the answer to that is the usual one.
  @IsText(EMAIL_MAX)
  email!: string;

  @MaxLength(PASSWORD_MAX, { context: { limit: PASSWORD_MAX } })
  @MinLength(1, { context: { limit: 1 } })
  @IsString()
  password!: string;
}

export class SignInWithCodeBody implements SignInWithCode {
  @Matches(/^[A-Za-z0-9_-]{43}$/)
  token!: string;

  @IsText(CODE_MAX)
  code!: string;
}

export class MakeSecondFactorSecretBody implements MakeSecondFactorSecret {
  @MaxLength(PASSWORD_MAX, { context: { limit: PASSWORD_MAX } })
  @MinLength(1, { context: { limit: 1 } })
  @IsString()
  password!: string;
}

export class ConfirmSecondFactorBody implements ConfirmSecondFactor {
  @IsText(CODE_MAX)
  code!: string;
}

export class ProveBothBody implements ProveBoth {
  @MaxLength(PASSWORD_MAX, { context: { limit: PASSWORD_MAX } })
  @MinLength(1, { context: { limit: 1 } })
  @IsString()
  password!: string;

  @IsText(CODE_MAX)
  code!: string;
}

export class StepUpSessionBody implements StepUpSession {
  @MaxLength(PASSWORD_MAX, { context: { limit: PASSWORD_MAX } })
  @IsString()
  @OrNull()
  password!: string | null;

  @MaxLength(CODE_MAX, { context: { limit: CODE_MAX } })
  @IsString()
  @OrNull()
  code!: string | null;

  @Nested(() => PasskeyAnswerBody)
  @OrNull()
  passkey!: PasskeyAnswerBody | null;
}

export class UnlockSessionBody implements UnlockSession {
  @MaxLength(PASSWORD_MAX, { context: { limit: PASSWORD_MAX } })
  @IsString()
  @OrNull()
  password!: string | null;

  @MaxLength(CODE_MAX, { context: { limit: CODE_MAX } })
  @IsString()
  @OrNull()
  code!: string | null;

  @Nested(() => PasskeyAnswerBody)
  @OrNull()
  passkey!: PasskeyAnswerBody | null;
}

export class ChooseLanguageBody implements ChooseLanguage {
  @IsIn(LANGUAGES)
  language!: Language;
}

export class ChangePasswordBody implements ChangePassword {
  @MaxLength(PASSWORD_MAX, { context: { limit: PASSWORD_MAX } })
  @MinLength(1, { context: { limit: 1 } })
  @IsString()
  current!: string;

  @MaxLength(PASSWORD_MAX, { context: { limit: PASSWORD_MAX } })
  @MinLength(PASSWORD_MIN, { context: { limit: PASSWORD_MIN } })
  @IsString()
  password!: string;
}

export class UsePasswordResetBody implements UsePasswordReset {
  @Matches(/^[A-Za-z0-9_-]{43}$/)
  token!: string;

  @OrNull()
  @IsText(LINK_CODE_MAX)
  code!: string | null;

  @MaxLength(PASSWORD_MAX, { context: { limit: PASSWORD_MAX } })
  @MinLength(PASSWORD_MIN, { context: { limit: PASSWORD_MIN } })
  @IsString()
  password!: string;
}
