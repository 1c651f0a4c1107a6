import type { Change, FlowView } from '../../../client/contract.ts';
import { changes } from '../../../src/domain/flows/flows.ts';
import type { Block, Link } from '../../layout/block.ts';
import type { Page } from '../../layout/page.ts';
import { stepList } from '../../layout/step-list.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { changedTexts, changeEndTexts as t } from '../../texts/changes.ts';
import { partOf } from '../changes/part-of.ts';

/** What was changed, who is told of it, and where to see it. */
export function changed(flow: FlowView): Page {
  const change = changeOf(flow);
  const { title, detail } = changedTexts[change];
  return {
    title,
    area: 'account',
    steps: stepList(flow.steps, null),
    blocks: [
      { kind: 'text', look: 'lead', text: detail },
      ...raised(flow, change),
      { kind: 'text', text: t.told },
      { kind: 'links', items: waysFrom(change) },
    ],
  };
}

/** From a change that was made or refused: to what it was about, and to the account. */
export function waysFrom(change: Change): Link[] {
  return [partOf(change), { text: t.toAccount, href: paths.account }];
}

function raised({ result }: FlowView, change: Change): Block[] {
  if (change !== 'level' || !result || !('account' in result)) return [];
  const level = String(result.account.level);
  return [{ kind: 'text', text: fill(t.level, { level }) }];
}

function changeOf({ method }: FlowView): keyof typeof changedTexts {
  const found = changes.find((one) => one === method);
  if (!found || found === 'closure') throw new Error(`${method} ends by a page of its own.`);
  return found;
}
