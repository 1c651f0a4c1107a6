import { sql } from 'kysely';
import type { Personal } from '../flows/flows.ts';
import type { Level, SubjectType } from '../../domain/flows/levels.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
import { openText } from '../sealed.ts';
import { isOpenToRecovery } from './recoverable.ts';

/** An account that is being recovered, with what its password must not have in it. */
export type Recovered = {
  account: { id: string; level: Level; subjectType: SubjectType };
  personal: Personal;
};

type Row = {
  level: Level;
  subject_type: SubjectType;
  full_name: Buffer;
  number: Buffer;
};

/** Null: it is closed or locked meanwhile, or there is none. */
export async function readRecovered(
  db: Queryable,
  keys: Keys,
  { accountId: id, phone }: { accountId: string; phone: string },
): Promise<Recovered | null> {
  const [row] = await rows(
    db,
    sql<Row>`
      select a.level, a.subject_type, a.full_name, d.number
      from account a join identity_document d on d.account_id = a.id
      where a.id = ${id} and ${isOpenToRecovery} and d.ended_at is null
      order by d.added_at, d.id limit 1`,
  );
  if (!row) return null;
  return {
    account: { id, level: row.level, subjectType: row.subject_type },
    personal: {
      phone,
      fullName: openText(keys, 'account.full_name', id, row.full_name),
      documentNumber: openText(keys, 'identity_document.number', id, row.number),
    },
  };
}
