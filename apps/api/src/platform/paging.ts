import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { InvalidInput } from './errors/errors.js';

export const PAGE_SIZE = 50;

/** An opaque place in a list. It names the last row seen, so that rows arriving meanwhile shift nothing. */
export function encodeCursor(position: Readonly<Record<string, string>>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The query of every list that goes on: the cursor as it was given out, and nothing that could not be one. */
export class CursorQuery {
  @ApiPropertyOptional({ type: String, maxLength: 200 })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  cursor?: string;
}

const SHAPES = {
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
  id: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  number: /^\d{1,9}$/,
  flag: /^(?:true|false)$/,
} as const;

/** The place in a list, or a refusal that names the field when the text is not one of ours. */
export function decodeCursor<Key extends string>(
  cursor: string,
  shapes: Readonly<Record<Key, keyof typeof SHAPES>>,
): Record<Key, string> {
  const position = parsed(cursor);
  const keys = Object.keys(shapes) as Key[];
  if (position && keys.every((key) => fits(position[key], shapes[key]))) return position as Record<Key, string>;
  throw new InvalidInput([{ field: 'cursor', code: 'wrong-type', limit: null }]);
}

function fits(value: unknown, shape: keyof typeof SHAPES): boolean {
  return typeof value === 'string' && SHAPES[shape].test(value) && ((shape !== 'instant' && shape !== 'day') || !Number.isNaN(Date.parse(value)));
}

/** Null for text that is no JSON object: refused like every other cursor that we did not make. */
function parsed(cursor: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
