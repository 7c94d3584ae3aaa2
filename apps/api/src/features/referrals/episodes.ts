import { Injectable } from '@nestjs/common';
import type { AbuseType, ExternalAssessment, KnownRisk, RiskLevel, RouteSettings } from '@waymark/domain';
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
  /** No level was decided yet, and the referral, another agency's finding or whoever accepted her says high. */
  isKnownHigh: boolean;
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
  was_accepted_as_high: boolean;
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
               EXISTS (SELECT FROM waiting_list_entries e
                        WHERE e.organisation_id = r.organisation_id AND e.referral_id = r.id AND e.needs_safety_contact) AS was_accepted_as_high,
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
  return {
    id: row.id,
    personId: row.person_id,
    reference: row.reference,
    risk: row.risk,
    isKnownHigh: isKnownHigh(row, routing),
    version: row.version,
    abuseTypes: row.abuse_types,
    isWithdrawn: row.is_withdrawn,
    caseId: row.case_id,
    isOver: row.is_over,
    isUndecided: row.is_undecided,
  };
}

/** A level that was decided since speaks for itself: what a manager has lowered is not raised again by the old finding. */
function isKnownHigh(row: EpisodeRow, routing: RouteSettings): boolean {
  if (row.risk !== 'not-assessed') return false;
  const { risk, judged_high: judgedHigh, external_assessment: externalAssessment } = row;
  return row.was_accepted_as_high || highSignals({ risk, judgedHigh, externalAssessment }, routing).length > 0;
}
