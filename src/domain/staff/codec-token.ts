import { z } from 'zod';
import { time } from '../steps/shown.ts';
import { why } from './why.ts';

/** `POST /v1/staff/codec-tokens`. */
export const codecTokenBody = z.strictObject(why);

export const codecTokenView = z
  .strictObject({
    token: z.string().describe('For `--codec-auth "Bearer …"` of the Temporal CLI'),
    expiresAt: time.describe('The end at the latest: it ends with the staff session'),
  })
  .meta({ id: 'CodecToken' });
export type CodecTokenView = z.output<typeof codecTokenView>;
