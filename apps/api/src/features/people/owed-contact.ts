import type { OwedContactView } from '@waymark/contracts';

/** The safety contact that is still owed on the referral which the column names, as one JSON value. */
export const owedContact = (referralId: string): string => `
  (SELECT jsonb_build_object('referralId', k.referral_id, 'entryId', k.entry_id, 'dueAt', k.due_at,
                             'holder', jsonb_build_object('id', w.id, 'name', w.display_name))
     FROM tasks k
     JOIN workers w ON w.organisation_id = k.organisation_id AND w.id = k.holder_id
    WHERE k.organisation_id = (SELECT waymark_organisation()) AND k.referral_id = ${referralId} AND k.done_at IS NULL
    ORDER BY k.due_at, k.id LIMIT 1)`;

/** PostgreSQL writes an instant into JSON with its own offset. */
export function toOwedContact(row: OwedContactView | null): OwedContactView | null {
  return row && { ...row, dueAt: new Date(row.dueAt).toISOString() };
}
