import type {
  CalendarDay,
  ChosenLanguage,
  ContactStanding,
  HandoverDeclineReason,
  InterpreterNeed,
  KnownRisk,
  PauseReason,
  TodayFilter,
  TodayKind,
  TodayReason,
} from '@waymark/domain';
import type { CameInFileView } from '../waiting-list/index.js';
import type { BlockView } from '../blocks/index.js';
import type { OpeningNoticeView, OpeningReviewView } from '../emergency-openings/index.js';
import type { HeldFileView } from '../imports/index.js';

/** The act that an item asks for, with what is needed to do it at once. */
export type TodayAct =
  /** On her place on a list, or on the referral where nobody has decided on it yet. */
  | { act: 'log-contact'; entryId: string | null }
  /** She says that she has the risk that a colleague has named her for. */
  | { act: 'hold-risk'; entryId: string; version: number }
  | { act: 'acknowledge-handover'; handoverId: string; version: number }
  | { act: 'note-acceptance'; handoverId: string; version: number }
  | { act: 'answer-handover'; handoverId: string; version: number }
  | { act: 'finish-handover'; handoverId: string; version: number }
  | { act: 'complete-review'; reviewId: string; version: number }
  | { act: 'assess-risk' }
  | { act: 'resume-assessment'; assessmentId: string }
  | { act: 'set-next-step'; caseId: string; version: number };

/** A worker by her name, or a team by its two. */
export type TodayReceiver = string | { en: string; cy: string };

/** An offer of hers that nobody has answered. Until somebody accepts she holds the risk. */
export interface TodayHandedOut {
  handoverId: string;
  to: TodayReceiver;
  lapsesAt: string;
}

/** How a handover came back to its giver: who declined and why, or to whom it was offered until nobody answered in time. */
export type TodayReturn =
  | { how: 'declined'; by: string; reason: HandoverDeclineReason; words: string | null; isUnreadable: boolean }
  | { how: 'lapsed'; to: TodayReceiver };

export interface TodayItemView {
  id: string;
  kind: TodayKind;
  /** Through the whole list, from 1, with what puts it there. */
  rank: number;
  reasons: TodayReason[];
  filters: TodayFilter[];
  dueOn: CalendarDay | null;
  dueAt: string | null;
  /** Who named her as the holder of a risk; the giver of a handover, or who answered one of hers; who began an assessment, if it was a colleague. */
  by: string | null;
  /** The team that was asked, for an offer that is not made to her by name. */
  team: { en: string; cy: string } | null;
  /** Of an offer: a safety contact is owed, and would be hers with the case. */
  owesContact: boolean;
  /** For a handover that was not accepted. */
  returned: TodayReturn | null;
  /** For a handover that was accepted: since when the case is another's, and until when its giver goes on reading. */
  passed: { since: string; until: string | null } | null;
  /** The next step in the worker's words, for a task. */
  words: string | null;
  /** There are words, and they could not be opened. */
  isUnreadable: boolean;
  does: TodayAct;
}

export const TODAY_STAGES = ['undecided', 'in-support', 'waiting', 'assessing', 'offered-to-me', 'handed-over'] as const;
export type TodayStage = (typeof TODAY_STAGES)[number];

/** One person on the list with everything that is due for her. */
export interface TodayRowView {
  id: string;
  stage: TodayStage;
  referralId: string;
  caseId: string | null;
  caseVersion: number | null;
  entryId: string | null;
  handoverId: string | null;
  handedOut: TodayHandedOut | null;
  person: {
    id: string;
    reference: string;
    name: string;
    /** Like the level, null where she was only told that another has the case. */
    language: ChosenLanguage | null;
    interpreter: InterpreterNeed | null;
  };
  service: { id: string; name: { en: string; cy: string } } | null;
  risk: KnownRisk | null;
  /** When the level was last decided; the screen says how old it is. */
  riskDecidedAt: string | null;
  lastContactAt: string | null;
  /** Null where she was only told that another has the case. */
  contact: ContactStanding | null;
  /** Whether the record is hers to read: before she has accepted it is not, and not once what she gave away is finished. */
  mayOpen: boolean;
  /** When it is safe, in her words. */
  safeTimes: string | null;
  hasChildren: boolean;
  /** The agency's file with which an undecided referral came. */
  file: CameInFileView | null;
  /** When somebody said that she would be tried again, also where a safety contact is owed first. */
  nextTry: { on: CalendarDay; time: string | null } | null;
  /** Why and since when her clocks stand still while she waits. */
  pause: { reason: PauseReason; since: string } | null;
  /** In order; the first one gives the row its place. */
  items: TodayItemView[];
}

/** GET /api/today: the worker's caseload and all that is due, by the harm done if it is missed. Reading it is recorded. */
export interface TodayView {
  readAt: string;
  today: CalendarDay;
  counts: Record<TodayFilter, number>;
  rows: TodayRowView[];
  /** Files she holds in which people may be at high risk who are nobody's referral yet. */
  files: HeldFileView[];
  /** Conflicts that workers declared and that nobody has looked at; only for whoever keeps the blocks. */
  declaredConflicts: BlockView[];
  /** Ways into somebody's account that wait for her as the second person; nought for whoever cannot be one. */
  accountRequests: number;
  /** Records opened in an emergency: those she is told of, and those that are hers to look at. */
  openings: { notices: OpeningNoticeView[]; reviews: OpeningReviewView[] };
  /** Pairs of clients who are linked by harm, for whoever settles them. */
  linkedParties: number;
  /** Who gives people to workers, for somebody who has none. */
  allocators: string[];
}
