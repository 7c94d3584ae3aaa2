import type { ValidationError } from '@angular/forms/signals';

export interface Fault {
  path: string;
  fault: { kind: string; limit?: number; tooMany?: number };
}

/** The errors of a form in the order of its fields, each with the path that also is its control's id. */
export function faultsOf(errors: readonly ValidationError.WithFieldTree[]): Fault[] {
  return errors.map((error) => ({ path: pathOf(error), fault: error as Fault['fault'] }));
}

/** Signal forms name a field `<form>.<path>`; only the path is ours. */
function pathOf(error: ValidationError.WithFieldTree): string {
  return error.fieldTree().name().split('.').slice(1).join('.');
}
