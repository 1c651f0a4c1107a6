import type { FoundAccountsView } from '../../../client/contract.ts';
import { why } from '../../../src/domain/staff/why.ts';
import { readTyped } from '../../http/read-typed.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Block } from '../../layout/block.ts';
import { fill } from '../../layout/words.ts';
import { staffPaths } from '../../paths.ts';
import { accountStateTexts, staffAccountTexts as t } from '../../texts/staff-accounts.ts';
import { whyFields } from './case.ts';
import { takeCase } from './case-in-hand.ts';
import { notExact } from './find-flow.ts';
import { staffScreen, type StaffVisit } from './staff-screen.ts';

/** Set in the draft of a look-up that did not lead to one account. */
const wasLookedUp = 'lookedUp';
type Found = FoundAccountsView['items'];

/** One exact number, and the one account that it is of. */
export const findAccount = staffScreen({
  path: staffPaths.accounts,
  area: 'staff-accounts',
  roles: ['support', 'supervisor'],
  isWithoutCase: true,
  get: async (visit) => {
    const values = visit.draft?.values;
    const typed = values?.[wasLookedUp] === 'yes' ? (values['searchKey'] ?? '') : '';
    const found = typed === '' ? null : await lookUp(visit, typed);
    return {
      title: t.title,
      blocks: [
        { kind: 'text', text: t.lead },
        ...(found ? foundBlocks(found) : []),
        {
          kind: 'form',
          form: { fields: [numberField, ...whyFields(visit.why)], submit: t.submit },
        },
      ],
    };
  },
  post: async (visit, form) => {
    const typed = readTyped(visit, form, why);
    if ('to' in typed) return typed;
    takeCase(visit, typed.value);
    const number = form.text('searchKey');
    const found = await lookUp({ ...visit, why: typed.value }, number);
    if (!found) return notExact(visit, form, t.notExactDetail);
    const [only, ...others] = found;
    if (only && others.length === 0) return { to: `${staffPaths.accounts}/${only.id}` };
    const draft = { at: form.at, values: { ...form.values(), [wasLookedUp]: 'yes' } };
    return { to: form.at, draft };
  },
});

const numberField = {
  kind: 'input',
  name: 'searchKey',
  label: t.number,
  isRequired: true,
  width: 20,
  autocomplete: 'off',
  spellcheck: false,
} as const;

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
