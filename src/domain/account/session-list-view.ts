import { z } from 'zod';
import { listOf } from './list-view.ts';
import { sessionView } from './session.ts';

/** The sessions of an account: the open ones, or those that have ended. */
export const sessionListView = listOf(sessionView).meta({ id: 'Sessions' });

/** What came of ending all other sessions. */
export const sessionsEnded = z.object({ ended: z.int().min(0) }).meta({ id: 'SessionsEnded' });
