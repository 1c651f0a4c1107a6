import type { FlowView } from '../../../client/contract.ts';
import { declarationOf } from '../../../src/domain/flows/flows.ts';
import { kinds } from '../../../src/domain/flows/kinds.ts';
import { steps } from '../../../src/domain/steps/steps.ts';
import type { SummaryRow } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill, type Words } from '../../layout/words.ts';
import { flowListTexts as t, statusTexts } from '../../texts/flows.ts';
import { flowTexts } from '../../texts/flow.ts';
import { stepTitles } from '../../texts/steps.ts';

/** What a flow is, and by what. */
export function nameOf(flow: FlowView): Words {
  const parts = { kind: kinds[flow.kind].title, method: declarationOf(flow).title };
  return fill(flowTexts.caption, parts);
}

/** Where a flow stands, since when it is on this device, and how long it is kept. */
export function rowsOf(flow: FlowView, since: Date): SummaryRow[] {
  const { step, status, expiresAt } = flow;
  const where: SummaryRow = step
    ? { key: t.step, value: stepTitles[step.name] ?? steps[step.name].summary }
    : { key: t.status, value: statusTexts[status] };
  return [
    { key: t.kind, value: nameOf(flow) },
    where,
    { key: t.since, value: dayAndTime(since.toISOString()) },
    ...(step ? [{ key: t.until, value: dayAndTime(expiresAt) }] : []),
  ];
}
