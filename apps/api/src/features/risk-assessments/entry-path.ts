import type { PipeTransform } from '@nestjs/common';
import { ASSESSMENT_TEXTS, type AssessmentText } from '@waymark/contracts';
import { NotFound } from '../../platform/errors/errors.js';

/** An item's number in a path; anything else is simply not there. */
export const itemNumber: PipeTransform<unknown, number> = {
  transform(value) {
    // The body validation before it may have made a number of it already.
    if (!/^[1-9]\d{0,2}$/.test(String(value))) throw new NotFound();
    return Number(value);
  },
};

export const textField: PipeTransform<unknown, AssessmentText> = {
  transform(value) {
    const field = ASSESSMENT_TEXTS.find((one) => one === value);
    if (!field) throw new NotFound();
    return field;
  },
};
