import type { DisputeView } from '../../../../client/contract.ts';
import type { Block } from '../../../layout/block.ts';
import { dayAndTime } from '../../../layout/times.ts';
import { staffDisputeTexts as t } from '../../../texts/staff-disputes.ts';

/** What the other party says, or that there is none. */
export function hearingBlocks({ hearing, step }: Pick<DisputeView, 'hearing' | 'step'>): Block[] {
  if (!hearing) return step === null ? [] : [{ kind: 'inset', text: t.nobodyTold }];
  const { until, objection } = hearing;
  return [
    {
      kind: 'summary',
      title: t.objection,
      rows: [
        { key: t.heardUntil, value: dayAndTime(until) },
        {
          key: objection ? dayAndTime(objection.at) : t.objection,
          value: objection ? objection.statement : t.notObjected,
        },
      ],
    },
  ];
}
