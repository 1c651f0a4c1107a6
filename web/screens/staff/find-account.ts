import type { FoundAccountsView } from '../../../client/contract.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Block } from '../../layout/block.ts';
import { fill } from '../../layout/words.ts';
import { staffPaths } from '../../paths.ts';
import { accountStateTexts, staffAccountTexts as t } from '../../texts/staff-accounts.ts';
import { lookUpScreen } from './look-up-screen.ts';
import type { StaffVisit } from './staff-screen.ts';

type Found = FoundAccountsView['items'];

/** One exact number, and the one account that it is of. */
export const findAccount = lookUpScreen({
  path: staffPaths.accounts,
  area: 'staff-accounts',
  roles: ['support', 'supervisor'],
  texts: t,
  field: { label: t.number },
  lookUp,
  pagesOf: (found) => found.map(({ id }) => `${staffPaths.accounts}/${id}`),
  blocksOf: foundBlocks,
});

/** Null: what was typed is no whole number. */
async function lookUp(
  { client, why: said }: Pick<StaffVisit, 'client' | 'why'>,
  number: string,
): Promise<Found | null> {
  if (number === '') return null;
  const answer = await client.staff.findAccounts(number, said);
  if (!answer.ok && answer.problem.code === 'SearchNotExact') return null;
  return orRefuse(answer).items;
}

function foundBlocks(found: Found): Block[] {
  if (found.length === 0) return [{ kind: 'inset', text: t.none }];
  return [
    { kind: 'text', text: fill(t.several, { count: String(found.length) }) },
    {
      kind: 'links',
      items: found.map(({ id, reference, name, level, state }) => ({
        text: reference,
        href: `${staffPaths.accounts}/${id}`,
        hint: fill(t.line, { name, level: String(level), state: accountStateTexts[state] }),
      })),
    },
  ];
}
