import { sql } from 'kysely';
import { accountsOfPhone, accountsWithPhone } from '../accounts/phone-accounts.ts';
import { usernameLookup } from '../accounts/accounts.ts';
import type { Level, SubjectType } from '../../domain/flows/levels.ts';
import type { CounterRequest } from '../../domain/steps/counter-request.ts';
import type { IdentityNumber } from '../../domain/subject/identity.ts';
import { compareNames } from '../../domain/subject/names.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
import { openText } from '../sealed.ts';

/** What staff at a counter are to look at twice; the citizen learns nothing of it. */
export type CounterFinding =
  | 'account_unknown'
  | 'account_locked'
  | 'name_differs'
  | 'phone_of_too_many_accounts'
  | `account_of_level_${Level}`;

/** The account that is asked for at a counter, should there be one. */
export type CounterAccount = {
  account: {
    id: string;
    level: Level;
    subjectType: SubjectType;
  } | null;
  /** The number that was typed, as an approval names it. */
  document: IdentityNumber;
  findings: CounterFinding[];
};

type Row = {
  id: string;
  level: Level;
  subject_type: SubjectType;
  full_name: Buffer;
  kind: IdentityNumber['kind'];
  locked: boolean;
};

/** By what somebody has typed; the same statements for a number that nobody has. */
export async function findAtCounter(
  db: Queryable,
  keys: Keys,
  { username, fullName, phone }: CounterRequest,
): Promise<CounterAccount> {
  const [row] = await rows(
    db,
    sql<Row>`
      select a.id, a.level, a.subject_type, a.full_name, d.kind, a.locked_at is not null as locked
      from identity_document d join account a on a.id = d.account_id
      where d.subject_type in ('citizen', 'enterprise')
        and d.number_lookup = ${usernameLookup(keys, username)}
        and d.ended_at is null and a.closed_at is null
      order by d.subject_type limit 1`,
  );
  const others = await accountsWithPhone(db, keys, phone, row?.id ?? null);
  const findings = [
    ...(row ? findingsOf(keys, row, fullName) : (['account_unknown'] as const)),
    ...(others >= accountsOfPhone ? (['phone_of_too_many_accounts'] as const) : []),
  ];
  if (!row) return { account: null, document: unknownDocument(username), findings };
  const { id, level, subject_type: subjectType, kind } = row;
  return { account: { id, level, subjectType }, document: { kind, number: username }, findings };
}

function findingsOf(
  keys: Keys,
  { id, level, full_name, locked }: Row,
  typed: string,
): CounterFinding[] {
  const held = openText(keys, 'account.full_name', id, full_name);
  const isName = [compareNames(typed, held), compareNames(held, typed)].some(
    (agreement) => agreement !== 'different',
  );
  return [
    `account_of_level_${level}`,
    ...(locked ? (['account_locked'] as const) : []),
    ...(isName ? [] : (['name_differs'] as const)),
  ];
}

function unknownDocument(number: string): IdentityNumber {
  return { kind: /[A-Z]/.test(number) ? 'passport' : 'personal_id_number', number };
}
