import { z } from 'zod';
import { rolesAmong, type StaffMember } from '../../domain/staff/roles.ts';

/** A name that goes into the audit trail is one line. */
const id = z.string().regex(/^[\x21-\x7e]{1,200}$/);
const claims = z.looseObject({ sub: id, name: z.string().trim().max(200).optional() });
const names = z.union([z.array(z.string()).max(1_000), z.string().transform((text) => [text])]);

/**
 * The member of staff that claims are about, whose roles stand where `path` leads to: a list of names, or one
 * name. Null for claims without a subject.
 */
export function memberOf(given: unknown, path: readonly string[]): StaffMember | null {
  const read = claims.safeParse(given);
  if (!read.success) return null;
  const { sub, name } = read.data;
  const held = names.safeParse(path.reduce(memberAt, given));
  return {
    id: sub,
    name: name === undefined || name === '' ? sub : name,
    roles: rolesAmong(held.data ?? []),
  };
}

function memberAt(from: unknown, name: string): unknown {
  const isThere = typeof from === 'object' && from !== null && Object.hasOwn(from, name);
  return isThere ? Reflect.get(from, name) : undefined;
}
