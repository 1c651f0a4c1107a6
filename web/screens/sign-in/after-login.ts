import type { FlowView } from '../../../client/contract.ts';
import { dropDraft, readDraft } from '../../http/draft.ts';
import type { FlowMark } from '../../http/flow-cookies.ts';
import type { GoTo, Visit } from '../../http/screen.ts';
import { beginSession } from '../../http/session-cookies.ts';
import { paths } from '../../paths.ts';

/** Where a sign-in leads: to the page that asked for it, or to the account. */
export function afterLogin(visit: Visit, flow: FlowView, mark: FlowMark | null): GoTo {
  const { result, method } = flow;
  if (!result || !('session' in result)) throw new Error('A login has no session.');
  const { account, session } = result;
  const began = {
    accountId: account.id,
    method,
    expiresAt: session.expiresAt,
    stays: mark === 'raise' ? null : mark === 'stay',
    now: visit.now,
  };
  return goBack(visit, beginSession(visit.jar, began));
}

/**
 * Back to the page that was left to sign in, or to prove something, with what was typed there. That is shown
 * to the account it was typed by alone: somebody else who signs in on this browser begins at their own.
 */
export function goBack({ jar, sealer }: Visit, account: string | undefined): GoTo {
  const kept = readDraft(jar, sealer, 'return');
  dropDraft(jar, 'return');
  if (!kept || (kept.of !== undefined && kept.of !== account)) return { to: paths.account };
  const { at, values, notice } = kept;
  // It says what was not kept.
  if (notice) return { to: at, notice };
  if (kept.of === undefined || Object.keys(values).length === 0) return { to: at };
  return { to: at, notice: 'typed_kept', draft: { at, values } };
}
