import { dictionary } from '@zxcvbn-ts/language-common';

/** The API's list. Large, so it is loaded when somebody chooses a password and never before. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(dictionary['passwords-common']);
