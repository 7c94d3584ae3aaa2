import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  enum?: unknown[];
  type?: string;
  format?: string;
  pattern?: string;
  minimum?: number;
  minItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
}

const OF_FORMAT: Readonly<Record<string, string>> = { date: '2026-11-24', uuid: '00000000-0000-4000-8000-000000000000' };

/** A body that passes the checks of shape, made of the description alone, so that a new act needs none written by hand. */
export function sampleBody(document: OpenAPIObject, schema: Schema): unknown {
  const of = (inner: Schema): unknown => sampleBody(document, inner);
  if (schema.$ref) return of(document.components?.schemas?.[schema.$ref.split('/').pop() ?? ''] as Schema);
  if (schema.anyOf) return of(schema.anyOf.find(({ type }) => type !== 'null') ?? {});
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, field]) => [name, of(field)]));
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => of(schema.items ?? {}));
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    default:
      return OF_FORMAT[schema.format ?? ''] ?? (schema.pattern ? '10:00' : 'words');
  }
}
