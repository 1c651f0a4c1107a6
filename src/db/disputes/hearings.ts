import { sql } from 'kysely';
import type { Heard } from '../../domain/dispute/complaint.ts';
import type { IdentityNumber } from '../../domain/subject/identity.ts';
import { compareNames } from '../../domain/subject/names.ts';
import type { Keys } from '../../platform/keys.ts';
import { objectionCode, objectionLookup } from '../../platform/look-ups.ts';
import { isWritten } from '../accounts/change-account.ts';
import { type Database, type Queryable, rows } from '../database.ts';
import { type SavedFlow, saveFlow } from '../flows/flows.ts';
import { tell } from '../notices/telling.ts';
import { openText } from '../sealed.ts';
import { type EvidenceFound, listEvidence } from './evidence.ts';
import { holderOf } from './holder.ts';

type Opening = {
  flowId: string;
  document: IdentityNumber;
  until: Date;
  /** Written with the hearing. */
  next: SavedFlow;
};

/**
 * Takes the files that a complaint goes on with, tells the account that holds the number, if one does, how to
 * object, and writes the flow that waits. Null: there is no file. The flow's row is held from before the
 * files are read; a repeated call finds what the first has done.
 */
export async function openHearing(
  { transaction }: Pick<Database, 'transaction'>,
  keys: Keys,
  { flowId, document, until, next }: Opening,
): Promise<EvidenceFound[] | null> {
  return transaction(async (tx) => {
    await sql`select from flow where id = ${flowId} for no key update`.execute(tx);
    const evidence = await listEvidence(tx, flowId);
    if (await isWritten(tx, next)) return evidence;
    if (evidence.length === 0) return null;
    const accountId = await holderOf(tx, keys, document);
    if (accountId !== null) {
      const lookup = objectionLookup(keys, objectionCode(keys, flowId));
      await sql`
        insert into hearing (flow_id, account_id, lookup, until)
        values (${flowId}, ${accountId}, ${lookup}, ${until})
        on conflict (flow_id) do nothing`.execute(tx);
      const details = { until: until.toISOString() };
      await tell(tx, { accountId, kind: 'dispute_hearing', flowId, details });
    }
    await saveFlow(tx, keys, next);
    return evidence;
  });
}

type HearingRow = {
  accountId: string;
  objection: Buffer | null;
  objectedAt: Date | null;
  fullName: Buffer | null;
  level: number;
  isClosed: boolean;
};

/**
 * What a hearing has come to. From here on nothing more is heard: an objection that comes now finds the
 * hearing's time over, whatever the clocks say.
 */
export async function concludeHearing(
  db: Queryable,
  keys: Keys,
  { flowId, fullName }: { flowId: string; fullName: string },
): Promise<Heard> {
  const [heard] = await rows(
    db,
    sql<HearingRow>`
      update hearing h set until = least(until, clock_timestamp()) from account a
      where h.flow_id = ${flowId} and a.id = h.account_id
      returning h.account_id as "accountId", h.objection, h.objected_at as "objectedAt",
        a.full_name as "fullName", a.level,
        a.closed_at is not null as "isClosed"`,
  );
  if (!heard) return { accountId: null, objection: null, findings: ['noAccount'] };
  const { accountId, objection, objectedAt } = heard;
  const statement = objection && openText(keys, 'hearing.objection', flowId, objection);
  return {
    accountId,
    objection: statement !== null ? { statement, at: objectedAt?.toISOString() ?? '' } : null,
    findings: [
      statement === null ? 'notObjected' : 'objected',
      ...(isSameName(keys, heard, fullName) ? [] : ['fullName']),
      ...(heard.isClosed ? ['accountClosed'] : []),
      ...(heard.level === 3 ? ['accountOfLevel3'] : []),
    ],
  };
}

function isSameName(keys: Keys, { accountId, fullName }: HearingRow, claimed: string): boolean {
  if (!fullName) return false;
  const held = openText(keys, 'account.full_name', accountId, fullName);
  return compareNames(claimed, held) !== 'different';
}
