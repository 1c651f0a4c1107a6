import { z } from 'zod';
import { time } from '../steps/shown.ts';
import { methodKinds } from './authentication-method.ts';
import { listOf } from './list-view.ts';

/** What may be done with a method. */
const methodActions = ['change', 'remove', 'lock', 'unlock'] as const;
export type MethodAction = (typeof methodActions)[number];

/** An authentication method as its owner is shown it (guide 3.2). */
export const methodView = z
  .object({
    id: z.string(),
    kind: z.enum(methodKinds),
    state: z.enum(['active', 'locked']),
    addedAt: time,
    lastUsedAt: time.nullable(),
    shown: z
      .string()
      .nullable()
      .describe(
        'What tells it from another one: a phone, masked; a certificate; codes that are left',
      ),
    codesLeft: z.int().min(0).exactOptional().describe('Of recovery codes'),
    certificate: z
      .object({
        issuer: z.string(),
        serialEnd: z.string().describe('The last digits of the serial number'),
        notAfter: time,
      })
      .exactOptional(),
    actions: z
      .array(z.enum(methodActions))
      .describe('What may be done now: never of the last way in'),
  })
  .meta({ id: 'AuthenticationMethod' });

export const methodListView = listOf(methodView).meta({ id: 'AuthenticationMethods' });

export type MethodView = z.output<typeof methodView>;
