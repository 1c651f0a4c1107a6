import { addAuthenticatorApp as add } from '../../db/accounts/authenticator-apps.ts';
import { changeAccount, done } from '../../db/accounts/change-account.ts';
import { appSecretOf } from '../../platform/enrolment.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { matchingStep } from '../sign-in/authenticator-app.ts';
import type { ChangeActivities } from './change-activities.ts';

/**
 * Gives an account the app that the flow enrols, in the place of an older one, when the code is one of its
 * secret; that code is used up by it. A repeated call compares nothing: its code may be old by then.
 */
export async function addAuthenticatorApp(
  { database, keys, databaseNow }: Pick<ActivityDeps, 'database' | 'keys' | 'databaseNow'>,
  { codeMac, session, next }: Parameters<ChangeActivities['addAuthenticatorApp']>[0],
): ReturnType<ChangeActivities['addAuthenticatorApp']> {
  const { id: flowId } = next.record;
  const place = { flowId, step: 'app_enrolment' } as const;
  return changeAccount(database, keys, { session, next }, async ({ tx, account, tell }) => {
    const secret = appSecretOf(keys, flowId);
    const typed = Buffer.from(codeMac, 'base64url');
    const step = matchingStep(keys, place, secret, typed, await databaseNow(tx));
    if (step === null) return { outcome: 'wrong' } as const;
    await tell('method_added', { method: 'authenticator_app' });
    await add(tx, keys, { accountId: account.id, secret, step });
    return done;
  });
}
