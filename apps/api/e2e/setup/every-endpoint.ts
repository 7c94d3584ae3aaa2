import type { OpenAPIObject } from '@nestjs/swagger';
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

export type TriedRecord = WholeRecord & { blockId: string; batchId: string };

/** Whose ids stand in a path. What follows an id of no person is named here, so that a new path must be placed. */
export function idsIn(path: string, record: TriedRecord): Record<string, string> | null {
  const places: readonly (readonly [string, Record<string, string>])[] = [
    ['/api/people/{id}', { id: record.personId, contactPointId: record.contactPointId }],
    ['/api/referrals/{id}', { id: record.referralId, offerId: record.offerId }],
    ['/api/risk-assessments/{id}', { id: record.assessmentId, item: '1', field: 'notes' }],
    ['/api/safety-plans/{id}', { id: record.planId }],
    ['/api/reviews/{id}', { id: record.reviewId }],
    ['/api/cases/{id}', { id: record.caseId }],
    ['/api/handovers/{id}', { id: record.handoverId }],
    ['/api/waiting-list/{id}', { id: record.entryId }],
    ['/api/imports/{id}/rows/{rowId}', { id: record.batchId, rowId: record.importRowId }],
    ['/api/blocks/{id}', { id: record.blockId }],
  ];
  const found = places.find(([prefix]) => path.startsWith(prefix));
  if (found) return found[1];
  if (/^\/api\/(sign-ins|passkeys|workers|services|teams|account-requests|instruments|imports)\/\{(id|code)\}/.test(path)) return null;
  throw new Error(`${path}: whose id is that? Place it here, so that whoever may not see it is tried on it.`);
}

/** All of an answer but its date, its number and its nonce. */
export async function whole(request: PromiseLike<{ status: number; headers: Record<string, string>; text: string }>): Promise<string> {
  const { status, headers, text } = await request;
  const { date: _date, 'x-request-id': number = '', ...others } = headers;
  return `${status} ${JSON.stringify(others)} ${text}`.replaceAll(number, '').replaceAll(/'nonce-[^']*'/g, '');
}
