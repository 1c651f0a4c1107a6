import type { z } from 'zod';
import type { GoTo, Visit } from '../../http/screen.ts';

/** Leads to the page that says what was done; what it says goes along, sealed, so that it can be read again. */
export function toResult(at: string, told: Record<string, string>): GoTo {
  return { to: at, draft: { at, values: told } };
}

/** What the page is to say; null for whoever has come there in another way. */
export function resultOf<T>({ draft }: Pick<Visit, 'draft'>, told: z.ZodType<T>): T | null {
  return told.safeParse(draft?.values).data ?? null;
}
