import { z } from 'zod';
import type { AccountState } from '../../db/staff/read-account.ts';
import { type AccountAct, accountActNames, accountActs } from '../../domain/staff/account-acts.ts';
import { staffAccountView } from '../../domain/staff/account-views.ts';
import { why } from '../../domain/staff/why.ts';
import type { Keys } from '../../platform/keys.ts';
import { idOf } from '../account/id-of.ts';
import { requestMac } from '../flows/request-mac.ts';
import { staffOnly } from '../http/access/staff.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import type { StaffAccountDeps } from './account-reads.ts';
import { actRefused } from './act-refused.ts';
import { presentAccount } from './present-account.ts';

export type ActOnAccountDeps = StaffAccountDeps & { keys: Keys };

const body = z.strictObject(why);

/** `POST /v1/staff/accounts/{id}/{act}`: each act of the table, once under its key. */
export function actsOnAccounts(deps: ActOnAccountDeps): Route[] {
  return accountActNames.map((act) => actOnAccount(deps, act));
}

function actOnAccount(deps: ActOnAccountDeps, act: AccountAct): Route {
  const { title, roles, audited } = accountActs[act];
  const id = `staff_account_${act}`;
  return route({
    method: 'post',
    path: `/v1/staff/accounts/{id}/${act}`,
    access: staffOnly(deps, id, roles),
    idempotencyKey: 'required',
    body,
    answers: { 200: { description: 'Done, now or before', schema: staffAccountView } },
    refusals: ['StaffAccountNotFound', 'AccountActNotAllowed', 'IdempotencyKeyReused'],
    operation: { id, tag: 'staff', summary: title },
    handle: async ({ params, body: given, idempotencyKey: key, staff, reader }) => {
      const accountId = idOf(params, 'StaffAccountNotFound');
      const mac = Buffer.from(requestMac(deps.keys, id, { accountId, ...given }));
      const done = { key, accountId, by: staff.id, why: given, act: audited, requestMac: mac };
      const { outcome } = await deps.staffAccounts.act(done, act, (state) => {
        requireAllowed(state, act);
      });
      if (outcome === 'key_reused') throw new Refused('IdempotencyKeyReused');
      const account = await deps.staffAccounts.readAfterAct(accountId);
      if (!account) throw new Refused('StaffAccountNotFound');
      return { status: 200, json: presentAccount(account, staff, reader.language) };
    },
  });
}

function requireAllowed(state: AccountState | null, act: AccountAct): void {
  if (!state) throw new Refused('StaffAccountNotFound');
  const whyNot = accountActs[act].refusal(state);
  if (whyNot) throw actRefused('AccountActNotAllowed', whyNot);
}
