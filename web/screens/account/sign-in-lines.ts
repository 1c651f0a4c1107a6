import type { Client } from '../../../client/create-client.ts';
import type { SignInList } from '../../../client/contract.ts';
import { notMeDays } from '../../../src/domain/account/not-me-code.ts';
import { orRefuse } from '../../http/refused.ts';

export type SignInLine = SignInList['items'][number];

const dayMs = 86_400_000;

/**
 * A line of the history of whoever asks, among those that can be reported still; null for one that is none of
 * theirs, or older.
 */
export async function findSignIn(
  client: Pick<Client, 'signIns'>,
  id: string,
  now: Date,
): Promise<SignInLine | null> {
  const since = now.getTime() - notMeDays * dayMs;
  let after: string | undefined;
  for (;;) {
    const { items, next } = orRefuse(await client.signIns(after)).signIns;
    const found = items.find((line) => line.id === id);
    if (found) return found;
    const last = items.at(-1);
    if (!last || next === null || Date.parse(last.at) < since) return null;
    after = next;
  }
}
