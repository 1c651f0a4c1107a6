import { randomUUID } from 'node:crypto';
import type { SavedFlow } from '../../src/db/flows/flows.ts';
import { aRecord } from '../api/support/records.ts';
import type { TestSession } from './session-rows.ts';

/** What a session changes its account by, in a flow of its own. */
export function changingBy(from: Pick<TestSession, 'id' | 'accountId'>) {
  const { id, accountId } = from;
  return { session: { id, accountId, atLeast: null }, next: endOf(accountId) };
}

/** The end of a flow that a change makes. */
function endOf(accountId: string): SavedFlow {
  const account = { id: accountId, level: 2, subjectType: 'citizen' } as const;
  return {
    record: aRecord(randomUUID(), {
      kind: 'change',
      method: 'removal',
      status: 'completed',
      step: null,
      result: { account },
    }),
    personal: null,
    event: 'account.changed',
    actor: 'citizen',
  };
}
