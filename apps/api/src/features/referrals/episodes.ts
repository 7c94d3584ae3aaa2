import { Injectable } from '@nestjs/common';
import {
  foundHighSince,
  knownHigh,
  type AbuseType,
  type ExternalAssessment,
  type HighSoFar,
  type KnownRisk,
  type RiskLevel,
  type RouteGround,
  type RouteSettings,
} from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { OrganisationSettings } from '../organisations/index.js';
import { ClocksRepository } from './clocks.repository.js';
import { highSignals } from './high-signals.js';

/** What acts on a person's risk need to know of her episode. */
export interface Episode {
  id: string;
  personId: string;
  reference: string;
  risk: KnownRisk;
  /** The referral, another agency's finding or whoever accepted her says high, and no level decided since says otherwise. */
  isKnownHigh: boolean;
  highGrounds: RouteGround[];
  /** Since when one of these says so; none where only levels have. */
  foundHighAt: Date | null;
  version: number;
  abuseTypes: AbuseType[];
  isWithdrawn: boolean;
  /** The open case of this episode, once support is agreed. */
  caseId: string | null;
  /** Its cases have all ended and no service has her before it any more: nothing is asked of her here again. */
  isOver: boolean;
  /** A service is still to decide on her. */
  isUndecided: boolean;
}

interface EpisodeRow extends Record<string, unknown> {
  id: string;
  person_id: string;
  reference: string;
  risk: KnownRisk;
  judged_high: boolean;
  external_assessment: ExternalAssessment | null;
  recorded_at: Date;
  last_decided_at: Date | null;
  accepted_as_high: { grounds: RouteGround[]; at: string; judged: boolean }[] | null;
  version: number;
  abuse_types: AbuseType[];
  is_withdrawn: boolean;
  case_id: string | null;
  is_over: boolean;
  is_undecided: boolean;
}

const IS_UNDECIDED = `
  EXISTS (SELECT FROM referral_offers o WHERE o.organisation_id = r.organisation_id AND o.referral_id = r.id
             AND o.state = ANY (ARRAY['recorded', 'returned']))`;

/** Of a referral `r`: it became a case, every case of it has ended, and it neither waits nor is to be decided elsewhere. */
export const EPISODE_IS_OVER = `(
  EXISTS (SELECT FROM cases c WHERE c.organisation_id = r.organisation_id AND c.referral_id = r.id)
  AND NOT EXISTS (SELECT FROM cases c WHERE c.organisation_id = r.organisation_id AND c.referral_id = r.id AND c.closed_at IS NULL)
  AND NOT EXISTS (SELECT FROM waiting_list_entries e
                   WHERE e.organisation_id = r.organisation_id AND e.referral_id = r.id AND e.left_at IS NULL)
  AND NOT ${IS_UNDECIDED})`;

/** The risk of an episode, changed by those who hold the episode's row until their transaction ends. */
@Injectable()
export class Episodes {
  constructor(
    private readonly database: Database,
    private readonly clocks: ClocksRepository,
    private readonly settings: OrganisationSettings,
  ) {}

  find(referralId: string): Promise<Episode | null> {
    return this.read('episode-find', 'r.id = $1', referralId);
  }

  /**
   * Whoever else wants to change this episode's risk, plan or reviews waits until this transaction ends. Read only once
   * the wait is over: a statement that waited itself would see the cases beside it as they were before.
   */
  async hold(referralId: string): Promise<Episode | null> {
    await this.clocks.takeTurn(referralId);
    return this.find(referralId);
  }

  /** The one that a person is in, or was in last; none where every referral was withdrawn. */
  newestOf(personId: string): Promise<Episode | null> {
    const newest = 'r.person_id = $1 AND r.withdrawn_at IS NULL ORDER BY r.recorded_at DESC, r.id DESC LIMIT 1';
    return this.read('episode-newest', newest, personId);
  }

  async setRisk(referralId: string, level: RiskLevel): Promise<void> {
    await this.database.rows({
      name: 'episode-set-risk',
      text: `UPDATE referrals SET risk = $2, version = version + 1
              WHERE organisation_id = (SELECT waymark_organisation()) AND id = $1`,
      values: [referralId, level],
    });
  }

  private async read(name: string, which: string, id: string): Promise<Episode | null> {
    const [row] = await this.database.rows<EpisodeRow>({
      name,
      text: `
        SELECT r.id, r.person_id, r.reference, r.risk, r.judged_high, r.external_assessment, r.version, r.abuse_types, r.withdrawn_at IS NOT NULL AS is_withdrawn,
               r.recorded_at,
               (SELECT max(d.decided_at) FROM risk_decisions d
                 WHERE d.organisation_id = r.organisation_id AND d.referral_id = r.id) AS last_decided_at,
               (SELECT json_agg(json_build_object('grounds', e.safety_grounds, 'at', e.joined_at, 'judged', e.judged_high) ORDER BY e.joined_at, e.id)
                  FROM waiting_list_entries e
                 WHERE e.organisation_id = r.organisation_id AND e.referral_id = r.id AND e.needs_safety_contact) AS accepted_as_high,
               (SELECT c.id FROM cases c
                 WHERE c.organisation_id = r.organisation_id AND c.referral_id = r.id AND c.closed_at IS NULL
                 ORDER BY c.opened_at, c.id LIMIT 1) AS case_id,
               ${EPISODE_IS_OVER} AS is_over, ${IS_UNDECIDED} AS is_undecided
          FROM referrals r
         WHERE r.organisation_id = (SELECT waymark_organisation()) AND ${which}`,
      values: [id],
    });
    return row ? toEpisode(row, await this.settings.routing()) : null;
  }
}

function toEpisode(row: EpisodeRow, routing: RouteSettings): Episode {
  const so = highSoFar(row, routing);
  const found = knownHigh(so);
  return {
    id: row.id,
    personId: row.person_id,
    reference: row.reference,
    risk: row.risk,
    isKnownHigh: found !== null,
    highGrounds: [...(found?.grounds ?? [])],
    foundHighAt: foundHighSince(so),
    version: row.version,
    abuseTypes: row.abuse_types,
    isWithdrawn: row.is_withdrawn,
    caseId: row.case_id,
    isOver: row.is_over,
    isUndecided: row.is_undecided,
  };
}

function highSoFar(row: EpisodeRow, routing: RouteSettings): HighSoFar {
  const { judged_high: judgedHigh, external_assessment: externalAssessment } = row;
  return {
    risk: row.risk,
    lastDecidedAt: row.last_decided_at,
    // What it came with, whatever level was decided since.
    onReferral: { grounds: highSignals({ risk: 'not-assessed', judgedHigh, externalAssessment }, routing), knownAt: row.recorded_at },
    atAcceptance: (row.accepted_as_high ?? []).map(({ grounds, at, judged: isOwnJudgement }) => ({ grounds, knownAt: new Date(at), isOwnJudgement })),
  };
}
