import { z } from 'zod';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import { Refused } from '../http/refused.ts';

// Some are made of a hash, and have no version.
const id = z.guid();

/** The id in the path; refused, where it can be nothing's, as what is not there. */
export function idOf(params: Readonly<Record<string, string>>, missing: ProblemCode): string {
  const { data, success } = id.safeParse(params['id']);
  if (!success) throw new Refused(missing);
  return data.toLowerCase();
}
