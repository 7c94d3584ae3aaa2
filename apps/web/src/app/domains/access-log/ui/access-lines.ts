import type { AccessActView } from '@waymark/contracts';
import type { AccessLine } from './access-days';

/** Of a record: who did something with it, with a way on to what else she did. */
export function linesOfWorkers(workers: readonly { id: string; name: string; acts: readonly AccessActView[] }[], linkTo: (id: string) => readonly string[]): AccessLine[] {
  return workers.map(({ id, name, acts }) => ({ link: linkTo(id), name, reference: null, acts }));
}
