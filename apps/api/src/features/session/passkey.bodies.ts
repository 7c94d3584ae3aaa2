import { IsString, Matches, MaxLength } from 'class-validator';
import { CREDENTIAL_ID_MAX, PASSKEY_NAME_MAX, PASSKEY_PART_MAX, type AddPasskey, type PasskeyAnswer } from '@waymark/contracts';
import { IsText, OrNull } from '../../platform/validation.js';

/** Bytes as base64url without padding. */
function IsBytes(max: number): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [MaxLength(max, { context: { limit: max } }), Matches(/^[A-Za-z0-9_-]+$/), IsString()]) decorate(target, property);
  };
}

export class AddPasskeyBody implements AddPasskey {
  @IsText(PASSKEY_NAME_MAX)
  name!: string;

  @IsBytes(CREDENTIAL_ID_MAX)
  id!: string;

  @IsBytes(PASSKEY_PART_MAX)
  clientDataJson!: string;

  @IsBytes(PASSKEY_PART_MAX)
  attestationObject!: string;
}

export class PasskeyAnswerBody implements PasskeyAnswer {
  @IsBytes(CREDENTIAL_ID_MAX)
  id!: string;

  @IsBytes(PASSKEY_PART_MAX)
  clientDataJson!: string;

  @IsBytes(PASSKEY_PART_MAX)
  authenticatorData!: string;

  @IsBytes(PASSKEY_PART_MAX)
  signature!: string;

  @IsBytes(PASSKEY_PART_MAX)
  @OrNull()
  userHandle!: string | null;
}
