import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, it } from 'node:test';
import { parse } from 'yaml';
import { composeFaults } from './compose-rules.mjs';
import { inProject } from './project.mjs';

const schema = JSON.parse(readFileSync(inProject('tools', 'schemas', 'compose-spec.json'), 'utf8'));

describe('docker-compose.yml', () => {
  let file;
  beforeEach(() => (file = parse(readFileSync(inProject('docker-compose.yml'), 'utf8'), { merge: true })));
  const faults = () => composeFaults(file, schema).flatMap((result) => result.faults);

  it('keeps every rule', () => {
    assert.deepEqual(faults(), []);
  });

  it('may not use a word the specification does not know', () => {
    file.services.api.helthcheck = {};
    assert.ok(faults().some((fault) => fault.includes('/services/api')));
  });

  it('may not publish the port of the database', () => {
    file.services.postgres.ports = ['5432:5432'];
    assert.deepEqual(faults(), ['postgres']);
  });

  it('may not let the API or the jobs reach anything outside', () => {
    file.networks.front = {};
    delete file.services.jobs.networks;
    assert.deepEqual(faults(), ['api', 'jobs']);
  });

  it('may not leave a lasting service without a health check', () => {
    delete file.services.jobs.healthcheck;
    assert.deepEqual(faults(), ['jobs']);
  });

  it('may not let the jobs start before the migration is done', () => {
    file.services.jobs.depends_on.migrate.condition = 'service_started';
    assert.deepEqual(faults(), ['jobs']);
  });

  it('may not hold a password, neither by name nor inside an address', () => {
    file.services.api.environment.DATABASE_URL = 'postgres://waymark_app:not-a-real-one@postgres/waymark';
    file.services.postgres.environment.POSTGRES_PASSWORD = 'not-a-real-one';
    assert.deepEqual(faults(), ['api: DATABASE_URL', 'postgres: POSTGRES_PASSWORD']);
  });

  it('may not ask for a secret that nobody declares', () => {
    file.services.api.secrets.push('forgotten');
    assert.deepEqual(faults(), ['api: forgotten']);
  });

  it('may not let Redis throw jobs away', () => {
    file.services.redis.command = 'redis-server --maxmemory-policy allkeys-lru --appendonly yes';
    assert.deepEqual(faults(), ['redis: lacks noeviction']);
  });
});
