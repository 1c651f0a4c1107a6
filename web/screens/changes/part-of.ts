import type { Change } from '../../../client/contract.ts';
import { changeFlows } from '../../../src/domain/flows/change-flows.ts';
import type { Link } from '../../layout/block.ts';
import { paths } from '../../paths.ts';
import { changeTexts as t } from '../../texts/changes.ts';

/** Which part of the account a change is of: who somebody is (guide 3.1), or what they sign in by (3.2). */
export function partOf(change: Change): Link {
  return changeFlows[change].guide === '3.1'
    ? { text: t.toIdentity, href: paths.identity }
    : { text: t.toMethods, href: paths.methods };
}
