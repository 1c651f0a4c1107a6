import type { StaffAccountView } from '../../../client/contract.ts';
import { accountActNames } from '../../../src/domain/staff/account-acts.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import { orRefuse } from '../../http/refused.ts';
import type { GoTo } from '../../http/screen.ts';
import { WebFailure } from '../../http/web-failure.ts';
import type { Block } from '../../layout/block.ts';
import type { Page } from '../../layout/page.ts';
import { fill } from '../../layout/words.ts';
import { staffPaths } from '../../paths.ts';
import { staffAccountTexts as t } from '../../texts/staff-accounts.ts';
import { storyTexts } from '../../texts/staff-flows.ts';
import { heldBlocks, historyBlocks, recoveryBlocks, standing } from './account-blocks.ts';
import { actsNotNow } from './acts-not-now.ts';
import { missingPage } from './missing-page.ts';
import { staffScreen, type StaffVisit } from './staff-screen.ts';

const back = { text: t.back, href: staffPaths.accounts };

/** An account, masked: who may still get in, what was done of late, and what staff can do about it. */
export const staffAccount = staffScreen({
  path: `${staffPaths.accounts}/:id`,
  area: 'staff-accounts',
  roles: ['support', 'supervisor'],
  get: async (visit) => {
    const answer = await visit.client.staff.account(visit.params['id'] ?? '', visit.why);
    if (answer.status === 404 && !answer.ok) return missingPage(answer, back);
    return accountPage(visit, orRefuse(answer).account);
  },
  post: act,
});

async function act(visit: StaffVisit, form: PostedForm): Promise<GoTo> {
  const { client, params, why, path } = visit;
  const name = accountActNames.find((one) => one === form.text('act'));
  if (!name) throw new WebFailure(400);
  orRefuse(await client.staff.actOnAccount(params['id'] ?? '', name, why, form.key));
  return { to: path, notice: 'staff_account_act' };
}

function accountPage(visit: StaffVisit, account: StaffAccountView): Page {
  return {
    title: fill(t.accountTitle, { reference: account.reference }),
    isWide: true,
    back,
    blocks: [
      standing(account),
      { kind: 'heading', text: t.acts },
      ...acts(visit, account),
      ...recoveryBlocks(account),
      ...heldBlocks(account),
      ...historyBlocks(account),
    ],
  };
}

function acts({ why }: StaffVisit, { actions }: StaffAccountView): Block[] {
  const allowed = actions.filter((one) => one.allowed);
  return [
    ...(allowed.length > 0
      ? [{ kind: 'text' as const, text: fill(storyTexts.actsLead, { ticket: why.ticket }) }]
      : []),
    ...allowed.map(({ name, title }): Block => ({
      kind: 'details',
      summary: title,
      blocks: [
        ...(name === 'lock' ? [{ kind: 'text' as const, text: t.lockHint }] : []),
        {
          kind: 'form',
          form: {
            fields: [{ kind: 'hidden', name: 'act', value: name }],
            submit: title,
            ...(name !== 'unlock' && { look: 'warning' }),
          },
        },
      ],
    })),
    ...actsNotNow(actions),
  ];
}
