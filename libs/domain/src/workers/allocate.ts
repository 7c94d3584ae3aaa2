import { allowed, refused, type Ruling } from '../ruling.js';
import type { SuggestedWorker } from './suggest-workers.js';

export type AllocationRefusal = 'worker-not-available' | 'over-ceiling-reason-needed';

/**
 * Whether somebody may be given to a worker. A ceiling is an agreement and no wall: a lead may go above it, and says
 * why, so that an overload is a decision that can be read and never an accident.
 */
export function mayAllocate(
  worker: SuggestedWorker | undefined,
  reasonOverCeiling: string | null,
): Ruling<void, AllocationRefusal> {
  if (!worker) return refused('worker-not-available');
  if (worker.overCeiling && !reasonOverCeiling?.trim()) return refused('over-ceiling-reason-needed');
  return allowed();
}
