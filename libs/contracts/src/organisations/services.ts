import type { OfferedService, ServiceSide } from '@waymark/domain';

export const PLACE_NAME_MAX = 120;

/** The name of a service or a team, in both languages. POST /api/services/:id/teams, PUT /api/services/:id and /api/teams/:id. */
export interface PlaceName {
  en: string;
  cy: string;
}

/** POST /api/services. What it is and on which side it stands never changes: cases hang on both. */
export interface AddService extends PlaceName {
  kind: OfferedService;
  side: ServiceSide;
}

/** What has to be moved before a service or a team can end: how many, and with whom. Nobody who is supported is named. */
export interface LeftInPlaceView {
  what: LeftInPlace;
  /** Null for what nobody holds yet. */
  worker: { id: string; name: string } | null;
  number: number;
}

export const LEFT_IN_PLACE = ['case', 'waiting', 'referral', 'handover', 'role', 'request'] as const;
export type LeftInPlace = (typeof LEFT_IN_PLACE)[number];

export interface OwnTeamView {
  id: string;
  name: PlaceName;
  version: number;
}

/** GET /api/services: services of one's own organisation that have not ended, with their teams, for an administrator. */
export interface OwnServiceView {
  id: string;
  name: PlaceName;
  kind: OfferedService;
  side: ServiceSide;
  version: number;
  teams: OwnTeamView[];
}
