import { sql } from 'kysely';
import { z } from 'zod';
import type { CertificateShown, MethodKind } from '../../domain/account/authentication-method.ts';
import type { SubjectType } from '../../domain/flows/levels.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
import { openText } from '../sealed.ts';
import { isEmpty } from './usable-method.ts';

/** An authentication method of an account, opened. One that was locked need have no data of its own. */
export type OwnMethod = {
  id: string;
  kind: MethodKind;
  isLocked: boolean;
  /** Nobody can sign in by it, locked or not. */
  isEmpty: boolean;
  addedAt: Date;
  lastUsedAt: Date | null;
  /** E.164. */
  phone: string | null;
  certificate: CertificateShown | null;
  /** Of recovery codes: how many are not used, whether the set is locked or not. */
  codesLeft: number;
};

/** The methods of an account, and what decides what may be done with them. */
export type OwnMethods = {
  methods: OwnMethod[];
  subjectType: SubjectType;
  /** The purposes that its owner does not consent to any more. */
  withdrawn: string[];
};

type Row = Omit<OwnMethod, 'phone' | 'certificate'> & {
  phone: Buffer | null;
  certificate: Buffer | null;
  subjectType: SubjectType;
  withdrawn: string[];
};

const certificateShown = z.object({ serial: z.string(), issuer: z.string(), notAfter: z.string() });

/** Reads them in one statement, in the order in which they were added. */
export async function listMethods(
  db: Queryable,
  keys: Keys,
  accountId: string,
): Promise<OwnMethods> {
  const found = await rows(
    db,
    sql<Row>`
      select m.id, m.kind, m.locked_at is not null as "isLocked", ${isEmpty} as "isEmpty",
        m.added_at as "addedAt",
        m.last_used_at as "lastUsedAt", m.phone, m.certificate, a.subject_type as "subjectType",
        (select count(*)::int from recovery_code
          where method_id = m.id and used_at is null) as "codesLeft",
        array(select purpose from consent_withdrawal
          where account_id = a.id and given_again_at is null) as withdrawn
      from account a join authentication_method m on m.account_id = a.id and m.ended_at is null
      where a.id = ${accountId} order by m.added_at, m.id`,
  );
  const [first] = found;
  return {
    methods: found.map((row) => opened(keys, accountId, row)),
    subjectType: first?.subjectType ?? 'citizen',
    withdrawn: first?.withdrawn ?? [],
  };
}

function opened(keys: Keys, accountId: string, row: Row): OwnMethod {
  const { id, kind, isLocked, isEmpty: empty, addedAt, lastUsedAt, codesLeft } = row;
  const { phone, certificate } = row;
  const open = (column: 'phone' | 'certificate', sealed: Buffer): string =>
    openText(keys, `authentication_method.${column}`, accountId, sealed);
  return {
    ...{ id, kind, isLocked, isEmpty: empty, addedAt, lastUsedAt, codesLeft },
    phone: phone && open('phone', phone),
    certificate:
      certificate && certificateShown.parse(JSON.parse(open('certificate', certificate))),
  };
}
