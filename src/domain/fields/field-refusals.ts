import { z } from 'zod';
import { type FieldCode, fieldProblems } from '../problems/problems.ts';
import type { FieldRefusal } from '../problems/refusal.ts';

/** A body of nothing but unknown members must not make an answer larger than itself. */
const mostRefusals = 30;

/** A body as its schema reads it, or every field that it refuses. */
export function parseBody<T>(
  schema: z.ZodType<T>,
  body: unknown,
): { ok: true; value: T } | { ok: false; errors: FieldRefusal[] } {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, errors: fieldRefusals(parsed.error, body) };
}

/**
 * Our field codes, each with a JSON pointer (RFC 6901), for what zod found wrong with a body. An
 * issue whose message is a field code means that code; others go by their kind.
 */
export function fieldRefusals(error: z.ZodError, body: unknown): FieldRefusal[] {
  return error.issues.flatMap((issue) => refusalsOf(issue, body)).slice(0, mostRefusals);
}

function refusalsOf(issue: z.core.$ZodIssue, body: unknown): FieldRefusal[] {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return ofNearest(issue, body);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: jsonPointer([...issue.path, key]),
      code: 'UnknownMember',
    }));
  }
  return [{ pointer: jsonPointer(issue.path), code: fieldCode(issue, body) }];
}

/** What a body of several forms lacks of the one that it comes nearest to; of two, the first. */
function ofNearest({ errors, path }: z.core.$ZodIssueInvalidUnion, body: unknown): FieldRefusal[] {
  const [nearest = []] = [...errors].sort((one, other) => one.length - other.length);
  return nearest.flatMap((issue) => refusalsOf({ ...issue, path: [...path, ...issue.path] }, body));
}

function fieldCode(issue: z.core.$ZodIssue, body: unknown): FieldCode {
  if (isFieldCode(issue.message)) return issue.message;
  if (isMissing(body, issue.path)) return 'Required';
  if (issue.code === 'invalid_type') return 'InvalidType';
  return issue.code === 'too_big' && issue.origin === 'string' ? 'TooLong' : 'InvalidValue';
}

function isFieldCode(text: string): text is FieldCode {
  return Object.hasOwn(fieldProblems, text);
}

function isMissing(body: unknown, path: PropertyKey[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return body === undefined;
  if (typeof body !== 'object' || body === null) return true;
  return isMissing(Reflect.get(body, key), rest);
}

function jsonPointer(path: PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
