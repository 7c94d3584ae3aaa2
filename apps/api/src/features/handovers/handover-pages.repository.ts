import { Injectable } from '@nestjs/common';
import type { CalendarDay, ChosenLanguage, InterpreterNeed, KnownRisk } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { NAME_IN_FULL } from '../people/index.js';

/** Names and facts around a handover, which are told also to whoever may not read the record. */
export interface AroundRow extends Record<string, unknown> {
  person_reference: string;
  person_name: string;
  date_of_birth: CalendarDay | null;
  /** Like the level, null for whoever is only told that her handover has ended. */
  language: ChosenLanguage | null;
  interpreter: InterpreterNeed | null;
  risk: KnownRisk | null;
  service_id: string;
  service_en: string;
  service_cy: string;
  holder_id: string;
  holder_name: string;
  giver_name: string;
  receiver_name: string | null;
  team_en: string | null;
  team_cy: string | null;
  accepted_by_name: string | null;
  answered_by_name: string | null;
}

@Injectable()
export class HandoverPagesRepository {
  constructor(private readonly database: Database) {}

  async around(handoverId: string): Promise<AroundRow | null> {
    const [row] = await this.database.rows<AroundRow>({
      name: 'handover-around',
      text: `
        SELECT p.reference AS person_reference, ${NAME_IN_FULL} AS person_name,
               p.date_of_birth::text, p.language, p.interpreter, p.risk,
               s.id AS service_id, s.name_en AS service_en, s.name_cy AS service_cy,
               holder.id AS holder_id, holder.display_name AS holder_name, giver.display_name AS giver_name,
               receiver.display_name AS receiver_name, t.name_en AS team_en, t.name_cy AS team_cy,
               acceptor.display_name AS accepted_by_name, answerer.display_name AS answered_by_name
          FROM handovers h
          JOIN waymark_handover_people(ARRAY[$1::uuid]) p ON p.handover_id = h.id
          JOIN services s ON s.organisation_id = h.organisation_id AND s.id = p.service_id
          JOIN workers holder ON holder.organisation_id = h.organisation_id AND holder.id = p.holder_id
          JOIN workers giver ON giver.organisation_id = h.organisation_id AND giver.id = h.giver_id
          LEFT JOIN workers receiver ON receiver.organisation_id = h.organisation_id AND receiver.id = h.receiver_worker_id
          LEFT JOIN teams t ON t.organisation_id = h.organisation_id AND t.id = h.receiver_team_id
          LEFT JOIN workers acceptor ON acceptor.organisation_id = h.organisation_id AND acceptor.id = h.accepted_by
          LEFT JOIN workers answerer ON answerer.organisation_id = h.organisation_id AND answerer.id = h.answered_by
         WHERE h.organisation_id = (SELECT waymark_organisation()) AND h.id = $1`,
      values: [handoverId],
    });
    return row ?? null;
  }
}
