import { sql } from 'kysely';
import { onlyRow } from '../../src/db/database.ts';
import { type Send, someone } from '../support/change-way.ts';
import { type FlowView, flowOf } from '../support/portal.ts';
import { until } from '../support/until.ts';
import type { Actor } from './actor.ts';
import type { Outside } from './drill-system.ts';

const closedMs = 90_000;

/** Somebody whose account waits to be closed at T, and is closed soon after: so it is after each restore. */
export function closingActor(): Actor {
  const seen: { flow?: FlowView; accountId?: string } = {};
  let start: Send | undefined;
  const closed = (system: Outside): Promise<unknown> =>
    until('the account to be closed', () => isClosed(system, seen.accountId ?? ''), closedMs);
  return {
    name: 'change/closure, waits → closed',
    isTimed: true,
    flow: () => seen.flow,
    before: async (system) => {
      const { starting, who } = await someone({ ...system, portal: system.closesSoon });
      start = starting('closure', {});
      seen.accountId = who.accountId;
      seen.flow = flowOf(await start());
    },
    after: async (system) => {
      await closed(system);
    },
    goesOn: async (system) => {
      await closed(system);
      const read = await system.portal.read(seen.flow ?? never());
      return read.ok ? `closed, ${read.flow.status}` : `closed, ${read.problem.code}`;
    },
  };
}

async function isClosed({ database }: Outside, accountId: string): Promise<boolean> {
  const { is } = await onlyRow(
    database.db,
    sql<{ is: boolean }>`
      select exists (select from account where id = ${accountId} and closed_at is not null) as is`,
  );
  return is;
}

function never(): never {
  throw new Error('nothing was begun');
}
