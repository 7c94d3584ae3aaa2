import { Injectable } from '@nestjs/common';
import type { Page, ReferralListItem } from '@waymark/contracts';
import type { ReferralState } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { decodeCursor, encodeCursor, PAGE_SIZE } from '../../platform/paging.js';
import { OrganisationSettings } from '../organisations/index.js';
import type { ListReferralsQuery } from './list-referrals.query.js';
import { ReferralListRepository, type ReferralPosition, type ReferralRow } from './referral-list.repository.js';
import { toListItem } from './referral.view.js';
import { UndecidedSignals, type Signalled } from './undecided-signals.js';

interface Place extends ReferralPosition {
  isSignalled: string;
  isOfFile: string;
}

/**
 * The list of referrals: what waits for a decision oldest first, since it has waited longest, everything else newest
 * first. Above them stands what nobody has decided on and somebody has found high, oldest first too, and a whole file
 * after what came by itself: another agency's form is no result of ours, and a warning all the same.
 */
@Injectable()
export class ReferralList {
  constructor(
    private readonly list: ReferralListRepository,
    private readonly signals: UndecidedSignals,
    private readonly settings: OrganisationSettings,
    private readonly audit: AuditTrail,
  ) {}

  async page({ state, cursor }: ListReferralsQuery): Promise<Page<ReferralListItem>> {
    const after = cursor === undefined ? null : decodeCursor(cursor, { isSignalled: 'flag', isOfFile: 'flag', recordedAt: 'instant', id: 'id' });
    const signalled = await this.signals.of(state ?? null, this.settings.routing());
    const above = new Map(signalled.map((one) => [one.id, one]));
    const rows = await this.rows(state ?? null, after, signalled);
    const shown = rows.slice(0, PAGE_SIZE);
    await this.audit.note({ action: 'referrals.listed', subjectType: 'referral', subjectId: null, personId: null });
    const last = shown.at(-1);
    const next = rows.length > shown.length && last ? cursorOf(last, above.get(last.id)) : null;
    return { items: shown.map((row) => toListItem(row, above.get(row.id)?.grounds ?? [])), next };
  }

  /** One more than a page, so that the caller knows whether there is a next one. */
  private async rows(state: ReferralState | null, after: Place | null, signalled: readonly Signalled[]): Promise<ReferralRow[]> {
    const limit = PAGE_SIZE + 1;
    const isAbove = after === null || after.isSignalled === 'true';
    const above = isAbove ? signalled.filter((one) => after === null || isBehind(one, after)).slice(0, limit) : [];
    const lines = above.length > 0 ? await this.list.lines(above.map(({ id }) => id)) : [];
    const without = signalled.map(({ id }) => id);
    const rest = { state, after: isAbove ? null : after, without, limit: limit - lines.length };
    return [...lines, ...(rest.limit > 0 ? await this.list.rest(rest) : [])];
  }
}

/** What came by itself first, then oldest first, and of two of one moment the smaller id: the order of the query. */
function isBehind(one: Signalled, { isOfFile, recordedAt, id }: Place): boolean {
  if (String(one.isOfFile) !== isOfFile) return one.isOfFile;
  const [mine, theirs] = [Date.parse(one.recordedAt), Date.parse(recordedAt)];
  return mine === theirs ? one.id > id : mine > theirs;
}

function cursorOf({ recorded_at: recordedAt, id }: ReferralRow, signalled: Signalled | undefined): string {
  return encodeCursor({ isSignalled: String(signalled !== undefined), isOfFile: String(signalled?.isOfFile ?? false), recordedAt: recordedAt.toISOString(), id });
}
