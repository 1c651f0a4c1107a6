import { z } from 'zod';
import { time } from '../steps/shown.ts';

/** What `GET /v1/account/export` answers: everything that is held of the account, and nothing secret. */
export const ownDataAnswer = z
  .object({
    exportedAt: time,
    data: z
      .record(z.string(), z.array(z.record(z.string(), z.unknown())))
      .describe('By what it is of: a list of rows each, with their columns by name'),
  })
  .meta({ id: 'OwnData' });

/** What a client reads of it. */
export type OwnDataAnswer = z.output<typeof ownDataAnswer>;
