import type { ISchemaConverters } from 'class-validator-jsonschema/build/defaultConverters.js';

/** Marks a field that may be null, until the description is completed. */
export const OR_NULL = 'x-or-null';

/** How the product's own validation rules read in a schema. */
export const OWN_RULES: ISchemaConverters = {
  isCalendarDay: { type: 'string', format: 'date' },
  isTimeOfDay: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
  isPlainText: {},
  isNotEmpty: { minLength: 1 },
  conditionalValidation: { [OR_NULL]: true },
};
