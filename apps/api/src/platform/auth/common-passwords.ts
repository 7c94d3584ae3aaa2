import { dictionary } from '@zxcvbn-ts/language-common';

/** Chosen and leaked passwords in small letters, by how common they are, as the package keeps them from published lists. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(dictionary['passwords-common']);
