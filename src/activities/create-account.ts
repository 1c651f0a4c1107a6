import {
  type NewAccount,
  hasAccountOfFlow,
  insertAccount,
  isUniqueViolation,
} from '../db/accounts.ts';
import { saveFlow } from '../db/flows.ts';
import { consentPurposes } from '../domain/consent.ts';
import type { CreateAccount } from './activities.ts';
import type { ActivityDeps } from './activity-deps.ts';

/**
 * Creates the account and ends the flow in one transaction. Not created: the number has a live
 * account by now. A repeated call finds the account that this flow has made.
 */
export async function createAccount(
  { database, keys }: ActivityDeps,
  input: CreateAccount,
): Promise<{ created: boolean }> {
  try {
    await database.transaction(async (tx) => {
      await insertAccount(tx, keys, toAccount(input));
      await saveFlow(tx, keys, input.next);
    });
    return { created: true };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { created: await hasAccountOfFlow(database.db, input.flowId) };
  }
}

function toAccount({ registrant, credential, ...input }: CreateAccount): NewAccount {
  const { consentVersion, ...person } = registrant;
  return {
    ...person,
    id: input.accountId,
    flowId: input.flowId,
    method: input.method,
    level: input.level,
    source: input.source,
    password: {
      salt: Buffer.from(credential.salt, 'base64url'),
      mac: Buffer.from(credential.mac, 'base64url'),
    },
    consent: { version: consentVersion, purposes: consentPurposes, givenAt: input.consentedAt },
  };
}
