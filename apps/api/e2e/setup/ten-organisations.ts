import { ROLES, type Role } from '@waymark/domain';
import type { DataSource } from 'typeorm';
import { newToken, tokenHash } from '../../src/platform/auth/tokens.js';
import { seedOrganisation } from '../../src/seeds/seed-organisations.js';

export interface SignedInSomewhere {
  organisation: number;
  role: Role;
  cookie: string;
}

const ORGANISATIONS = 10;
const WORKERS = 20;

/** Two hundred workers of every role in ten organisations, each with a session of her own. */
export async function tenOrganisations(owner: DataSource, cookieName: string): Promise<SignedInSomewhere[]> {
  const everybody: SignedInSomewhere[] = [];
  for (let organisation = 0; organisation < ORGANISATIONS; organisation += 1) {
    const name = `Organisation ${organisation}`;
    const workers = Array.from({ length: WORKERS }, (_, i) => ({
      ...{ name: `Worker ${i} of ${name}`, email: `worker-${i}@place-${organisation}.example`, language: 'en' as const },
      ...{ role: ROLES[i % ROLES.length]!, isExtra: true },
    }));
    const services = [{ code: 'outreach', kind: 'outreach', side: 'victim' as const, en: 'Outreach', cy: 'Allgymorth' }];
    const seeded = await seedOrganisation(owner, { en: name, cy: name, services, workers }, '2026-01-01');
    for (const { email, role } of workers) {
      const token = newToken();
      await owner.query(`INSERT INTO sessions (token_hash, worker_id, ends_at) VALUES ($1, $2, now() + interval '12 hours')`, [
        tokenHash(token),
        seeded.workers.get(email)!.id,
      ]);
      everybody.push({ organisation, role, cookie: `${cookieName}=${token}` });
    }
  }
  return everybody;
}
