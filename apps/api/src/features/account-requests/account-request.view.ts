import type { AccountRequestView, AskedRoleView } from '@waymark/contracts';
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
    email: row.invited_email,
    returnsAs: row.returns_as,
    identity: identityOf(row),
    speaks: row.invited_speaks ?? [],
    asksRole: asksRoleOf(row),
    isOwn: row.asked_by === readerId,
    isAboutYou: workerId === readerId,
  };
}

function identityOf({ identity_issuer: issuer, identity_subject: subject }: AccountRequestRow): { issuer: string; subject: string } | null {
  return issuer !== null && subject !== null ? { issuer, subject } : null;
}

function asksRoleOf({ roles, from_on: fromOn, to_on: toOn, ...row }: AccountRequestRow): AskedRoleView | null {
  if (fromOn === null) return null;
  return { roles, fromOn, toOn, service: named(row.service_en, row.service_cy), team: named(row.team_en, row.team_cy) };
}

function named(en: string | null, cy: string | null): { en: string; cy: string } | null {
  return en !== null && cy !== null ? { en, cy } : null;
}
