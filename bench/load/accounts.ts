import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { MadeUpCitizen } from '../../scripts/demo/made-up-citizen.ts';
import { createHashPassword } from '../../src/api/flows/hash-password.ts';
import { toCredential } from '../../src/api/flows/to-credential.ts';
import { insertAccount } from '../../src/db/accounts/accounts.ts';
import { openDatabase } from '../../src/db/database.ts';
import { tokenHash } from '../../src/db/sessions/token-hash.ts';
import type { AuthenticationMethod } from '../../src/domain/account/authentication-method.ts';
import type { Config } from '../../src/platform/config.ts';
import { createKeys } from '../../src/platform/keys.ts';
import { consent } from '../methods/consent.ts';

/** Of all accounts, under one salt: hashed once here, and by the API at each login. */
export const password = 'Bench-Mật-khẩu-2026!';
const statementTimeoutMs = 10_000;
const poolSize = 8;

export type Accounts = {
  /** What every account's password is kept as. */
  password: () => Promise<AuthenticationMethod>;
  /** Makes an account that knows one device; answers the device's token. */
  insert: (
    citizen: MadeUpCitizen,
    methods: readonly AuthenticationMethod[],
  ) => Promise<{ deviceToken: string }>;
  close: () => Promise<void>;
};

/**
 * Makes accounts that were there before, by the product's own statement: without a registration, so that
 * there are thousands soon. On a device that is known, a login sends no notice.
 */
export async function createAccounts(
  config: Pick<Config, 'keys'>,
  databaseUrl: string,
): Promise<Accounts> {
  const keys = createKeys(config.keys);
  const database = await openDatabase(databaseUrl, { poolSize, statementTimeoutMs });
  const hashPassword = createHashPassword({ hashConcurrency: 1, hashQueue: 0 });
  let credential: Promise<AuthenticationMethod> | undefined;
  const hash = async (): Promise<AuthenticationMethod> => {
    const made = await toCredential({ keys, hashPassword }, 'bench', 'bench', password);
    return { kind: 'password', ...made };
  };
  return {
    password: () => (credential ??= hash()),
    insert: async ({ fullName, documentNumber }, methods) => {
      const [id, flowId] = [randomUUID(), randomUUID()];
      await insertAccount(database.db, keys, {
        ...{ id, flowId, subjectType: 'citizen', level: 3, method: 'mobile_subscriber' },
        fullName,
        documents: [{ kind: 'personal_id_number', number: documentNumber }],
        source: 'carrier',
        methods,
        consent: { ...consent, purposes: ['account'], givenAt: new Date().toISOString() },
      });
      const deviceToken = randomBytes(32).toString('base64url');
      await sql`insert into device (account_id, token_hash, name)
        values (${id}, ${tokenHash(deviceToken)}, 'bench')`.execute(database.db);
      return { deviceToken };
    },
    close: () => database.close(),
  };
}
