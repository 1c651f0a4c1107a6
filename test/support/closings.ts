import { randomUUID } from 'node:crypto';
import { beginClosing } from '../../src/activities/changes/begin-closing.ts';
import { closeAccount } from '../../src/db/accounts/closing.ts';
import type { Database } from '../../src/db/database.ts';
import type { SavedFlow } from '../../src/db/flows/flows.ts';
import type { FlowRecord } from '../../src/domain/flows/flow-record.ts';
import { aRecord } from '../api/support/records.ts';
import { testKeys as keys } from './keys.ts';
import type { TestSession } from './session-rows.ts';

/** A flow that closes the account of a session, as its activities are asked by it. */
export function aClosing(
  database: Database,
  { id, accountId }: Pick<TestSession, 'id' | 'accountId'>,
) {
  const flowId = randomUUID();
  const saved = (event: string, record: Partial<FlowRecord>): SavedFlow => ({
    record: aRecord(flowId, { kind: 'change', method: 'closure', step: null, ...record }),
    personal: null,
    event,
    actor: 'citizen',
  });
  const account = { id: accountId, level: 2, subjectType: 'citizen' } as const;
  const ended = { status: 'completed', sequence: 2, result: { account } } as const;
  const closesAt = new Date(Date.now() + 3_600_000).toISOString();
  return {
    flowId,
    accountId,
    saved,
    begin: () =>
      beginClosing(
        { database, keys },
        {
          session: { id, accountId, atLeast: null },
          closesAt,
          next: saved('closing.awaited', {}),
        },
      ),
    close: () =>
      closeAccount(database, keys, {
        accountId,
        numberKeptDays: 1_825,
        next: saved('account.closed', ended),
      }),
  };
}
