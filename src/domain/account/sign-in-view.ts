import { z } from 'zod';
import { methodNames } from '../methods/methods.ts';
import { time } from '../steps/shown.ts';
import { listOf } from './list-view.ts';

/** A line in the history of sign-ins as the account's owner is shown it (guide 3.3). */
export const signInView = z
  .object({
    id: z.string(),
    at: time,
    method: z.enum(methodNames),
    outcome: z.enum(['signed_in', 'refused']),
    problem: z
      .object({ code: z.string(), title: z.string().describe('In the language asked for') })
      .nullable()
      .describe('Why it was refused'),
    device: z.object({
      id: z.string().nullable().describe('Null: nobody was signed in on it'),
      name: z.string().describe('Browser and system in words; Unknown where it did not say'),
      current: z.boolean().describe('Whether it is the one that asks'),
    }),
    place: z.null(),
    actions: z.array(z.enum(['notMe'])).describe('What can be said of it now'),
  })
  .meta({ id: 'SignIn' });

export const signInListView = listOf(signInView).meta({ id: 'SignIns' });

export type SignInView = z.output<typeof signInView>;
