import type { FlowView } from '../../../client/contract.ts';
import type { Page } from '../../layout/page.ts';
import { stepList } from '../../layout/step-list.ts';
import { paths } from '../../paths.ts';
import { decidedTexts as t } from '../../texts/dispute.ts';

/** A complaint that was upheld: what has become of the number, and what comes next. */
export function disputeDecided(flow: FlowView): Page {
  const { result } = flow;
  const isHandedOver = result && 'outcome' in result && result.outcome === 'handed_over';
  const shown = isHandedOver
    ? {
        title: t.handedOver,
        text: t.handedOverText,
        next: { text: t.setPassword, href: paths.forgottenPassword },
      }
    : { title: t.freed, text: t.freedText, next: { text: t.register, href: paths.register } };
  return {
    title: shown.title,
    area: 'flows',
    steps: stepList(flow.steps, null),
    blocks: [
      { kind: 'text', text: shown.text },
      { kind: 'button', ...shown.next },
    ],
  };
}
