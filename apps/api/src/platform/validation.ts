import { ValidationPipe } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  buildMessage,
  IsArray,
  IsDefined,
  IsObject,
  IsString,
  MaxLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { isCalendarDay, isTimeOfDay } from '@waymark/domain';
import { InvalidInput } from './errors/errors.js';
import { fieldProblems } from './errors/field-problems.js';

/** Unknown fields are refused, and every faulty field is named with a code. */
export function bodyValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => new InvalidInput(fieldProblems(errors)),
  });
}

/**
 * Control characters (null bytes above all, which PostgreSQL cannot store) and characters that turn the direction of
 * writing round, with which a name can be made to read as another. Tab and line breaks are text.
 */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

export function isPlainText(value: unknown): boolean {
  return typeof value !== 'string' || !FORBIDDEN.test(value);
}

function isNotBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() !== '';
}

function rule(name: string, validate: (value: unknown) => boolean, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name, validator: { validate, defaultMessage: buildMessage(() => name, options) } }, options);
}

export const IsCalendarDay = (): PropertyDecorator => rule('isCalendarDay', isCalendarDay);
export const IsTimeOfDay = (): PropertyDecorator => rule('isTimeOfDay', isTimeOfDay);

/** The field must be sent, and null is its way of saying "nothing". */
export const OrNull = (): PropertyDecorator => ValidateIf((_, value: unknown) => value !== null);

/** Text of people's own words: bounded, and free of characters that deceive. */
export function IsText(max: number): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [
      MaxLength(max, { context: { limit: max } }),
      rule('isPlainText', isPlainText),
      IsString(),
      rule('isNotEmpty', isNotBlank),
    ]) {
      decorate(target, property);
    }
  };
}

/** A list of such texts, none twice. */
export function IsTexts(max: number, most: number): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [
      MaxLength(max, { each: true, context: { limit: max } }),
      rule('isPlainText', isPlainText, { each: true }),
      rule('isNotEmpty', isNotBlank, { each: true }),
      IsString({ each: true }),
      ArrayUnique(),
      ArrayMaxSize(most, { context: { limit: most } }),
      IsArray(),
    ]) {
      decorate(target, property);
    }
  };
}

/** Text that may have been emptied on purpose, such as a note taken back. */
export function IsTextOrEmpty(max: number): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [MaxLength(max, { context: { limit: max } }), rule('isPlainText', isPlainText), IsString()]) {
      decorate(target, property);
    }
  };
}

/** One object inside another: must be there, must be an object, and is checked by its own class. */
export function Nested(type: () => new () => object): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [Type(type), ValidateNested(), IsObject(), IsDefined()]) decorate(target, property);
  };
}
