import { createHash } from 'node:crypto';
import type { FlowView } from '../../../client/contract.ts';
import { dropDraft, readDraft } from '../../http/draft.ts';
import type { GoTo, Visit } from '../../http/screen.ts';
import { paths } from '../../paths.ts';

/**
 * Where a sign-in leads: back to the page that asked for it, with what was typed there, or to the account.
 * What somebody else has typed in this browser is not shown to whoever signs in after them.
 */
export function afterLogin({ jar, sealer }: Visit, { result }: FlowView): GoTo {
  const account = result && 'account' in result ? result.account : undefined;
  const of = createHash('sha256')
    .update(account?.id ?? '')
    .digest('base64url')
    .slice(0, 22);
  jar.set('account', of);
  const kept = readDraft(jar, sealer, 'return');
  dropDraft(jar, 'return');
  if (!kept) return { to: paths.account };
  const isTheirs = kept.of === of;
  if (!isTheirs || Object.keys(kept.values).length === 0)
    return { to: isTheirs || kept.of === undefined ? kept.at : paths.account };
  return { to: kept.at, notice: 'typed_kept', draft: { at: kept.at, values: kept.values } };
}
