import { z } from 'zod';
import { type Method, methodNames } from '../methods/methods.ts';
import { nextAction } from '../problems/problem-view.ts';
import type { NextAction } from '../problems/problem.ts';
import { recoverAtCounter, recoverPassword } from '../problems/texts/next-actions.ts';

/** What was done about a sign-in that was not its owner's. */
export const notMeAnswer = z
  .object({
    sessionsEnded: z.int().min(0),
    methodLocked: z.enum(methodNames).describe('The way in that was used; locked from now on'),
    nextActions: z.array(nextAction),
  })
  .meta({ id: 'NotMe' });

/** How the owner gets back in whose method was locked. */
export function waysBackFrom(locked: Method): NextAction[] {
  return locked === 'password' ? [recoverPassword, recoverAtCounter] : [recoverAtCounter];
}
