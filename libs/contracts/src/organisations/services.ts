export interface OwnTeamView {
  id: string;
  name: { en: string; cy: string };
}

/** GET /api/services: services and teams of one's own organisation, for an administrator. */
export interface OwnServiceView {
  id: string;
  name: { en: string; cy: string };
  kind: string;
  side: string;
  teams: OwnTeamView[];
}
