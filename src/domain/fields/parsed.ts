import type { FieldCode } from '../problems/problems.ts';

/** A field as it was understood, in canonical spelling, or the code of what is wrong with it. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; code: FieldCode };

export function accepted<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refused(code: FieldCode): { ok: false; code: FieldCode } {
  return { ok: false, code };
}
