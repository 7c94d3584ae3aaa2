import type { AccountRequestView } from '@waymark/contracts';
import type { AccountRequestRow } from './account-requests.repository.js';

export function toAccountRequestView(row: AccountRequestRow, readerId: string): AccountRequestView {
  const { id, kind, state, proof, worker_id: workerId } = row;
  return {
    ...{ id, kind, state, proof },
    worker: { id: workerId, name: row.worker_name },
    askedBy: row.asked_by_name,
    askedAt: row.asked_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    isLapsed: row.is_lapsed,
    answeredBy: row.answered_by_name,
    answeredAt: row.answered_at?.toISOString() ?? null,
    asksRole:
      row.role && row.from_on
        ? {
            role: row.role,
            service: row.service_en !== null && row.service_cy !== null ? { en: row.service_en, cy: row.service_cy } : null,
            fromOn: row.from_on,
            toOn: row.to_on,
          }
        : null,
    isOwn: row.asked_by === readerId,
    isAboutYou: workerId === readerId,
  };
}
