import type { CalendarDay } from '../dates/index.js';
import { allowed, refused, type Ruling } from '../ruling.js';

export type ChangeTeamRefusal = 'membership-own' | 'membership-over' | 'first-day-past' | 'team-not-available' | 'team-unchanged';

export interface ChangingTeam {
  workerId: string;
  by: string;
  today: CalendarDay;
  fromOn: CalendarDay;
  /** Of the place that she has. Null: of no service alone, which has no teams. */
  serviceId: string | null;
  now: string | null;
  toOn: CalendarDay | null;
  teamId: string | null;
}

/** From today on, never back: what was done in the old team was done there. */
export function changeTeam(change: ChangingTeam): Ruling<void, ChangeTeamRefusal> {
  if (change.workerId === change.by) return refused('membership-own');
  if (change.fromOn < change.today) return refused('first-day-past');
  if (change.toOn !== null && change.toOn < change.fromOn) return refused('membership-over');
  if (change.serviceId === null) return refused('team-not-available');
  return change.teamId === change.now ? refused('team-unchanged') : allowed();
}
