import { allowed, refused, type Ruling } from '../ruling.js';

export const COPY_FORMS = ['none', 'paper', 'message', 'file', 'memory', 'safe-third-person'] as const;
export type CopyForm = (typeof COPY_FORMS)[number];

/**
 * Whether the person holds a copy and how. A plan may be unsafe to have on paper; one area asks that it be memorable
 * because it should not be written down (Buckinghamshire safety planning toolkit). So the default is none.
 */
export interface PlanCopy {
  form: CopyForm;
  /** Where it is kept; `null` when there is nothing to keep. */
  keptWhere: string | null;
  /** Whether she has said that it is safe there. */
  safeThere: boolean;
}

export const NO_COPY: PlanCopy = { form: 'none', keptWhere: null, safeThere: false };

export type CopyRefusal = 'copy-place-missing' | 'copy-not-said-safe' | 'copy-place-without-copy';

const LEAVES_A_TRACE: readonly CopyForm[] = ['paper', 'message', 'file', 'safe-third-person'];

/** Whether somebody else could find a copy held so. */
export function leavesATrace(form: CopyForm): boolean {
  return LEAVES_A_TRACE.includes(form);
}

/** A copy that could be found goes only where she has said that it is safe, and the record says where. */
export function checkCopy(copy: PlanCopy): Ruling<PlanCopy, CopyRefusal> {
  const place = copy.keptWhere?.trim() ?? '';
  if (!leavesATrace(copy.form)) {
    return place === '' ? allowed({ ...copy, keptWhere: null }) : refused('copy-place-without-copy');
  }
  if (place === '') return refused('copy-place-missing');
  if (!copy.safeThere) return refused('copy-not-said-safe');
  return allowed({ ...copy, keptWhere: place });
}
