import {
  type NewAccount,
  accountOfFlow,
  clashOf,
  insertAccount,
} from '../../db/accounts/accounts.ts';
import { savingFlow } from '../../db/flows/flows.ts';
import { consentPurposes } from '../../domain/subject/consent.ts';
import type { AccountOutcome, CreateAccount } from './account-activities.ts';
import type { ActivityDeps } from '../activity-deps.ts';

/**
 * Creates the account and ends the flow in one statement. Not created: a number has a live account
 * by now, or the Post account is linked to one. A repeated call finds the account that this flow has
 * made.
 */
export async function createAccount(
  { database, keys }: ActivityDeps,
  input: CreateAccount,
): Promise<AccountOutcome> {
  try {
    const end = savingFlow(keys, input.next);
    await insertAccount(database.db, keys, toAccount(input), end);
    return { created: true };
  } catch (error) {
    const clash = clashOf(error);
    if (!clash) throw error;
    // Which index speaks first is PostgreSQL's affair: a repetition meets those of its own rows.
    const made = await accountOfFlow(database.db, input.flowId);
    if (made === input.accountId) return { created: true };
    // Of a flow of the same id, long ago: this one's answer would name an account that is not there.
    if (made !== null) return { created: false, code: 'IdempotencyKeyReused' };
    const isLinked = clash === 'post_account_linked';
    return { created: false, code: isLinked ? 'PostAccountLinked' : 'AccountAlreadyExists' };
  }
}

function toAccount({ registrant, consent, ...input }: CreateAccount): NewAccount {
  const { accountId: id, flowId, method, level, language, source, methods } = input;
  const given = { ...consent, purposes: consentPurposes };
  const made = { id, flowId, method, level, language, source, methods };
  return { ...registrant, ...made, consent: given };
}
