import { type RawBuilder, sql } from 'kysely';
import { telling } from '../notices/telling.ts';
import { type NewSession, isOnNewDevice, openingSession } from './opening-session.ts';

/** `openingSession`, and what the account is told of it: for a WITH clause. */
export function signingIn(session: NewSession, when: RawBuilder<unknown>): RawBuilder<unknown> {
  const told = telling({
    accountId: sql`${session.accountId}::uuid`,
    kind: 'new_device',
    about: sql`${session.signInId}::uuid`,
    when: isOnNewDevice(session),
  });
  return sql`${openingSession(session, when)}, ${told}`;
}
