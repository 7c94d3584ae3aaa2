import { randomUUID } from 'node:crypto';
import type { OpenAPIObject } from '@nestjs/swagger';
import type TestAgent from 'supertest/lib/agent.js';
import type { WholeRecord } from './hidden-record.js';
import { sampleBody } from './sample-body.js';

const METHODS = ['get', 'post', 'put'] as const;

export interface Operation {
  method: (typeof METHODS)[number];
  path: string;
  body: unknown;
}

/** Every endpoint of the document, with a body of the right shape where one is asked for: a new one is tried without being listed. */
export function everyEndpoint(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const content = (operation.requestBody as { content?: Record<string, { schema?: object }> } | undefined)?.content;
      const schema = content?.['application/json']?.schema;
      return [{ method, path, body: schema ? sampleBody(document, schema) : null }];
    }),
  );
}

export type TriedRecord = WholeRecord & { blockId: string; batchId: string; openingId: string };

/** Whose ids stand in a path. What follows an id of no person is named here, so that a new path must be placed. */
export function idsIn(path: string, record: TriedRecord): Record<string, string> | null {
  const places: readonly (readonly [string, Record<string, string>])[] = [
    ['/api/audit/people/{id}', { id: record.personId }],
    ['/api/people/{id}', { id: record.personId, contactPointId: record.contactPointId }],
    ['/api/referrals/{id}', { id: record.referralId, offerId: record.offerId }],
    ['/api/risk-assessments/{id}', { id: record.assessmentId, item: '1', field: 'notes' }],
    ['/api/safety-plans/{id}', { id: record.planId }],
    ['/api/reviews/{id}', { id: record.reviewId }],
    ['/api/cases/{id}', { id: record.caseId }],
    ['/api/handovers/{id}', { id: record.handoverId }],
    ['/api/waiting-list/{id}', { id: record.entryId }],
    ['/api/imports/{id}/rows/{rowId}', { id: record.batchId, rowId: record.importRowId }],
    ['/api/read-questions/{id}', { id: record.readQuestionId }],
    ['/api/blocks/{id}', { id: record.blockId }],
    ['/api/emergency-openings/{id}', { id: record.openingId }],
    ['/api/linked-parties/{id}', { id: record.linkedPartiesId }],
  ];
  const found = places.find(([prefix]) => path.startsWith(prefix));
  if (found) return found[1];
  if (/^\/api\/(sign-ins|passkeys|workers|audit\/workers|services|teams|account-requests|instruments|imports)\/\{(id|code)\}/.test(path)) return null;
  throw new Error(`${path}: whose id is that? Place it here, so that whoever may not see it is tried on it.`);
}

export interface Tried {
  asked: readonly [method: string, path: string];
  /** A body of the shape that the endpoint asks for went with it, or none where it asks for none. */
  isOfRightShape: boolean;
  /** What was answered of the record, and what of the same place with nothing there. */
  answered: string;
  ofNothing: string;
}

/** Asks every endpoint with an id of a person's for this record and for one that does not exist, also with an empty body. */
export async function tryEveryId(as: TestAgent, operations: readonly Operation[], record: TriedRecord): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const operation of operations) {
    const { method, path } = operation;
    const ids = path.includes('{') ? idsIn(path, record) : null;
    if (ids === null) continue;
    for (const body of operation.body === null ? [null] : [operation.body, {}]) {
      const answered = await whole(ask(as, { method, path, body }, ids));
      const ofNothing = await whole(ask(as, { method, path, body }, absent(ids, record)));
      tried.push({ asked: [method, path], isOfRightShape: body === operation.body, answered, ofNothing });
    }
  }
  return tried;
}

function ask(as: TestAgent, { method, path, body }: Operation, ids: Record<string, string>) {
  const request = as[method](path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => ids[name] ?? name));
  return method === 'get' ? request : request.set('If-Match', '"v1"').set('Idempotency-Key', randomUUID()).send((body ?? {}) as object);
}

/** The same places, and nothing there. The file stays the one it was, since files are nobody's. */
function absent(ids: Record<string, string>, { batchId }: TriedRecord): Record<string, string> {
  return Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, name === 'item' || name === 'field' || id === batchId ? id : randomUUID()]));
}

/** All of an answer but its date, its number and its nonce. */
export async function whole(request: PromiseLike<{ status: number; headers: Record<string, string>; text: string }>): Promise<string> {
  const { status, headers, text } = await request;
  const { date: _date, 'x-request-id': number = '', ...others } = headers;
  return `${status} ${JSON.stringify(others)} ${text}`.replaceAll(number, '').replaceAll(/'nonce-[^']*'/g, '');
}
