import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { rightsOf } from '@waymark/domain';
import { Passwords } from '../platform/auth/passwords.js';
import { newToken, tokenHash } from '../platform/auth/tokens.js';
import type { ActingWorker } from '../platform/auth/signed-in-worker.js';
import type { DemonstrationOrganisation, DemonstrationService, DemonstrationWorker } from './demonstration-workers.js';

/** One line of the table that `npm start` prints. */
export interface DemonstrationSignIn {
  role: string;
  organisation: string;
  name: string;
  email: string;
  password: string;
}

export interface SeededOrganisation {
  id: string;
  signIns: DemonstrationSignIn[];
  /** By e-mail address. */
  workers: Map<string, ActingWorker>;
  /** Ids by the code of the service. */
  services: Map<string, string>;
}

/** Makes an organisation with its services, a team for each, and workers whose passwords nobody else has. */
export function seedOrganisation(
  owner: DataSource,
  organisation: DemonstrationOrganisation,
  since: string,
): Promise<SeededOrganisation> {
  return owner.transaction(async (manager) => {
    const id = randomUUID();
    await manager.query('INSERT INTO organisations (id, name_en, name_cy) VALUES ($1, $2, $3)', [id, organisation.en, organisation.cy]);
    const services = new Map<string, string>();
    for (const service of organisation.services) services.set(service.code, await seedService(manager, id, service));
    const workers = new Map<string, ActingWorker>();
    const signIns: DemonstrationSignIn[] = [];
    for (const worker of organisation.workers) {
      const acting = await seedWorker(manager, id, worker, since);
      workers.set(worker.email, acting);
      if (worker.isExtra) continue;
      const password = await givePassword(manager, acting.id);
      signIns.push({ role: worker.role, organisation: organisation.en, name: worker.name, email: worker.email, password });
    }
    return { id, signIns, workers, services };
  });
}

async function seedService(owner: EntityManager, organisationId: string, service: DemonstrationService): Promise<string> {
  const { kind, side, en, cy } = service;
  const id = randomUUID();
  await owner.query(
    'INSERT INTO services (id, organisation_id, name_en, name_cy, kind, side) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, organisationId, en, cy, kind, side],
  );
  await owner.query('INSERT INTO teams (organisation_id, service_id, name_en, name_cy) VALUES ($1, $2, $3, $4)', [organisationId, id, en, cy]);
  return id;
}

async function seedWorker(
  owner: EntityManager,
  organisationId: string,
  { name, email, role, language, speaks = [] }: DemonstrationWorker,
  since: string,
): Promise<ActingWorker> {
  const id = randomUUID();
  await owner.query(
    'INSERT INTO workers (id, organisation_id, email, display_name, language) VALUES ($1, $2, $3, $4, $5)',
    [id, organisationId, email, name, language],
  );
  await owner.query('INSERT INTO memberships (organisation_id, worker_id, role, from_on) VALUES ($1, $2, $3, $4)', [
    organisationId,
    id,
    role,
    since,
  ]);
  if (speaks.length > 0) {
    await owner.query('INSERT INTO worker_capacities (worker_id, organisation_id, languages) VALUES ($1, $2, $3)', [id, organisationId, speaks]);
  }
  return { id, organisationId, roles: [role], rights: rightsOf([role]) };
}

/** A worker lost her password this morning: her administrator has asked, and nobody has confirmed yet. */
export async function seedAccountRequest(owner: DataSource, { id, workers }: SeededOrganisation): Promise<void> {
  const idOf = (email: string): string | undefined => workers.get(email)?.id;
  await owner.query(
    `INSERT INTO account_requests (organisation_id, worker_id, kind, proof, code_hash, asked_by)
     VALUES ($1, $2, 'password-reset', 'called-back', $3, $4)`,
    [id, idOf('key-3@harbour-light.example'), tokenHash(newToken()), idOf('admin@harbour-light.example')],
  );
}

async function givePassword(owner: EntityManager, workerId: string): Promise<string> {
  const password = `pebbles-${randomBytes(9).toString('base64url')}`;
  await owner.query('INSERT INTO worker_credentials (worker_id, password_hash) VALUES ($1, $2)', [
    workerId,
    await new Passwords().hash(password),
  ]);
  return password;
}
