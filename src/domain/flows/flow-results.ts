import { z } from 'zod';
import { level, subjectType } from './levels.ts';
import type { OfferedKind } from './flows.ts';

const account = z.object({ id: z.string(), level, subjectType });

/** What a completed flow of each kind has brought. */
export const flowResults = {
  registration: z.object({ account }),
} as const satisfies Record<OfferedKind, z.ZodType>;

export type ResultOf<K extends OfferedKind> = z.output<(typeof flowResults)[K]>;
