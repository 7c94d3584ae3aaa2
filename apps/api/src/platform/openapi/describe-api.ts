import { createRequire } from 'node:module';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { FIELD_PROBLEM_CODES, PROBLEM_CODES } from '@waymark/contracts';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { OR_NULL, OWN_RULES } from './own-rules.js';

type OperationObject = NonNullable<OpenAPIObject['paths'][string]['get']>;
type SchemaObject = Extract<NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string], { type?: unknown }>;

/** class-transformer knows the classes of nested bodies, and does not export where it keeps them. */
const { defaultMetadataStorage: transformerMetadata } = createRequire(import.meta.url)('class-transformer/cjs/storage.js') as {
  defaultMetadataStorage: never;
};

const OPERATIONS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const SESSION = 'session';

/** OpenAPI 3.1 says "or nothing" like this; the library's types know 3.0 only. */
const NULL = { type: 'null' } as unknown as SchemaObject;

const PROBLEM: SchemaObject = {
  type: 'object',
  required: ['type', 'status', 'code', 'title', 'reference'],
  properties: {
    type: { type: 'string', format: 'uri' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', enum: [...PROBLEM_CODES] },
    title: { type: 'string', maxLength: 200 },
    reference: { type: 'string', format: 'uuid' },
    fields: {
      type: 'array',
      maxItems: 1_000,
      items: {
        type: 'object',
        required: ['field', 'code', 'limit'],
        properties: {
          field: { type: 'string', maxLength: 500 },
          code: { type: 'string', enum: [...FIELD_PROBLEM_CODES] },
          limit: { anyOf: [{ type: 'integer' }, NULL] },
        },
      },
    },
  },
};

/** The API as it describes itself: routes from the controllers, shapes from the rules that check every request. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const frame = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Waymark')
    .setDescription('Case management for domestic abuse support services. Refused requests answer problem details (RFC 9457).')
    .setVersion('0.1.0')
    .setLicense('AGPL-3.0-or-later', 'https://www.gnu.org/licenses/agpl-3.0.html')
    .addServer('/')
    .addCookieAuth('__Host-waymark', { type: 'apiKey', in: 'cookie' }, SESSION)
    .build();
  const document = SwaggerModule.createDocument(app, frame, { operationIdFactory: nameOperation });
  document.components = { ...document.components, schemas: { ...bodySchemas(), Problem: PROBLEM } };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of OPERATIONS) {
      const operation = item[method];
      if (operation) completeOperation(operation, path, method);
    }
  }
  dropUnused(document);
  return document;
}

/** `referrals.withdraw` from ReferralsController and withdraw. */
function nameOperation(controller: string, method: string): string {
  return `${controller.replace(/Controller$/, '').replace(/^./, (first) => first.toLowerCase())}.${method}`;
}

function bodySchemas(): Record<string, SchemaObject> {
  const schemas = validationMetadatasToSchemas({
    classTransformerMetadataStorage: transformerMetadata,
    additionalConverters: OWN_RULES,
    refPointerPrefix: '#/components/schemas/',
  }) as Record<string, SchemaObject>;
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, completeBody(schema)]));
}

/** Queries are described as parameters of their routes, and a class that others extend is a shape of nobody's. */
function dropUnused(document: OpenAPIObject): void {
  const schemas = document.components?.schemas ?? {};
  const text = JSON.stringify(document);
  const unused = Object.keys(schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`));
  for (const name of unused) delete schemas[name];
  // Whatever only an unused one mentioned is unused now.
  if (unused.length > 0) dropUnused(document);
}

/** In a request every field is there, absence is null, and a field that nobody knows is refused. */
function completeBody(schema: SchemaObject): SchemaObject {
  const fields = Object.entries(schema.properties ?? {}) as [string, SchemaObject & { [OR_NULL]?: true }][];
  const properties = fields.map(([name, { [OR_NULL]: isNullable, ...field }]) => {
    return [name, isNullable ? { anyOf: [field, NULL] } : field] as const;
  });
  const required = fields.map(([name]) => name);
  return { ...schema, properties: Object.fromEntries(properties), required, additionalProperties: false };
}

function completeOperation(operation: OperationObject, path: string, method: (typeof OPERATIONS)[number]): void {
  const isOpen = /\/(?:health|password-resets)\//.test(path) || path === '/api/session/code' || (path === '/api/session' && method !== 'get');
  operation.security = isOpen ? [] : [{ [SESSION]: [] }];
  operation.summary ??= operation.operationId?.replace('.', ': ') ?? path;
  const refused = { description: 'Refused', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  operation.responses = { ...operation.responses, '4XX': refused };
}
