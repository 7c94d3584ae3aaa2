import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Passwords } from '../platform/auth/passwords.js';
import type { DemonstrationOrganisation, DemonstrationWorker } from './demonstration-workers.js';

/** One line of the table that `npm start` prints. */
export interface DemonstrationSignIn {
  role: string;
  organisation: string;
  name: string;
  email: string;
  password: string;
}

/** Makes an organisation with its services, a team for each, and workers whose passwords nobody else has. */
export async function seedOrganisation(
  owner: DataSource,
  organisation: DemonstrationOrganisation,
  today: string,
): Promise<DemonstrationSignIn[]> {
  const id = randomUUID();
  await owner.query('INSERT INTO organisations (id, name_en, name_cy) VALUES ($1, $2, $3)', [id, organisation.en, organisation.cy]);
  for (const { kind, side, en, cy } of organisation.services) {
    const [service] = await owner.query(
      'INSERT INTO services (organisation_id, name_en, name_cy, kind, side) VALUES ($1, $2, $3, $4, $5) RETURNING id',
      [id, en, cy, kind, side],
    );
    await owner.query('INSERT INTO teams (organisation_id, service_id, name_en, name_cy) VALUES ($1, $2, $3, $4)', [
      id,
      service.id,
      en,
      cy,
    ]);
  }
  const signIns: DemonstrationSignIn[] = [];
  for (const worker of organisation.workers) signIns.push(await seedWorker(owner, id, organisation.en, worker, today));
  return signIns;
}

async function seedWorker(
  owner: DataSource,
  organisationId: string,
  organisation: string,
  { name, email, role, language }: DemonstrationWorker,
  today: string,
): Promise<DemonstrationSignIn> {
  const id = randomUUID();
  const password = `harbour-${randomBytes(9).toString('base64url')}`;
  await owner.query(
    'INSERT INTO workers (id, organisation_id, email, display_name, language) VALUES ($1, $2, $3, $4, $5)',
    [id, organisationId, email, name, language],
  );
  await owner.query('INSERT INTO worker_credentials (worker_id, password_hash) VALUES ($1, $2)', [
    id,
    await new Passwords().hash(password),
  ]);
  await owner.query('INSERT INTO memberships (organisation_id, worker_id, role, from_on) VALUES ($1, $2, $3, $4)', [
    organisationId,
    id,
    role,
    today,
  ]);
  return { role, organisation, name, email, password };
}
