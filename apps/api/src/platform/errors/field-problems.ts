import type { FieldProblem, FieldProblemCode } from '@waymark/contracts';
import type { ValidationError } from 'class-validator';

const CODE_OF_CONSTRAINT: Readonly<Record<string, FieldProblemCode>> = {
  whitelistValidation: 'unknown-field',
  isDefined: 'required',
  isNotEmpty: 'required',
  isString: 'wrong-type',
  isBoolean: 'wrong-type',
  isInt: 'wrong-type',
  isNumber: 'wrong-type',
  isArray: 'wrong-type',
  isObject: 'wrong-type',
  nestedValidation: 'wrong-type',
  unknownValue: 'wrong-type',
  maxLength: 'too-long',
  minLength: 'too-short',
  arrayMaxSize: 'too-many',
  arrayMinSize: 'too-few',
  arrayUnique: 'repeated',
  isIn: 'not-a-choice',
  isUuid: 'not-an-id',
  isEmail: 'not-an-email',
  isCalendarDay: 'not-a-date',
  isTimeOfDay: 'not-a-time',
  isPhoneNumber: 'not-a-phone-number',
  isPlainText: 'forbidden-characters',
  min: 'out-of-range',
  max: 'out-of-range',
};

/** When several constraints fail at once the worker reads the first of these that applies. */
const MOST_TELLING_FIRST: readonly FieldProblemCode[] = ['unknown-field', 'required', 'wrong-type', 'forbidden-characters'];

function limitOf(error: ValidationError): number | null {
  const limit: unknown = Object.values(error.contexts ?? {}).find((context) => typeof context?.limit === 'number')?.limit;
  return typeof limit === 'number' ? limit : null;
}

function codeOf(error: ValidationError): FieldProblemCode {
  const codes = Object.keys(error.constraints ?? {}).map((name) => CODE_OF_CONSTRAINT[name] ?? 'wrong-type');
  const isMissing = error.value === null || error.value === undefined || error.value === '';
  if (isMissing && !codes.includes('unknown-field')) return 'required';
  return MOST_TELLING_FIRST.find((code) => codes.includes(code)) ?? codes[0] ?? 'wrong-type';
}

/** Flattens class-validator's tree into one entry per faulty field, with its path in the body. */
export function fieldProblems(errors: readonly ValidationError[], parent = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = parent ? `${parent}.${error.property}` : error.property;
    const own = error.constraints ? [{ field, code: codeOf(error), limit: limitOf(error) }] : [];
    return [...own, ...fieldProblems(error.children ?? [], field)];
  });
}
