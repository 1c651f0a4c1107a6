import type { FlowView } from '../../../client/contract.ts';
import { forgetFlowCookie, keepFlowCookie, slotOf } from '../../http/flow-cookies.ts';
import type { GoTo, Visit } from '../../http/screen.ts';
import type { Page } from '../../layout/page.ts';
import { fill } from '../../layout/words.ts';
import { flowPath, paths } from '../../paths.ts';
import { flowListTexts as t } from '../../texts/flows.ts';
import { orRefuse } from '../../http/refused.ts';
import type { HeldFlow } from './held-flow.ts';

type TakenUp = { id: string; reference: string; token?: string };

/** What a resumption has taken up is this browser's from now on: in a slot of its own, and shown at once. */
export async function takeUp(
  { client, jar, now }: Visit,
  held: HeldFlow,
  { id, reference, token }: TakenUp,
): Promise<GoTo | Page> {
  // It is told for some minutes: whoever comes back later has had it.
  if (token === undefined) return takenUpBefore(reference);
  const { flow } = orRefuse(await client.open({ id, token }).read());
  const slot = slotOf(held.opened.id);
  keepFlowCookie(jar, slot, { flow, token, now });
  forgetFlowCookie(jar, held.slot);
  return { to: flowPath(slot), notice: 'flow_resumed' };
}

function takenUpBefore(reference: FlowView['reference']): Page {
  return {
    title: t.resumed,
    area: 'flows',
    blocks: [
      { kind: 'text', text: fill(t.resumedLate, { reference }) },
      { kind: 'button', text: t.toList, href: paths.flows },
    ],
  };
}
