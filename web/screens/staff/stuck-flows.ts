import type { FlowLineView } from '../../../client/contract.ts';
import { waitTexts } from '../../../src/domain/staff/wait-texts.ts';
import { steps } from '../../../src/domain/steps/steps.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Link } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import type { Words } from '../../layout/words.ts';
import { staffPaths } from '../../paths.ts';
import { stuckTexts as t } from '../../texts/staff-flows.ts';
import { afterOf, nextPart } from '../account/page-of.ts';
import { staffScreen } from './staff-screen.ts';

/** The flows that somebody other than their citizen keeps waiting: nothing of a person. */
export const stuckFlows = staffScreen({
  path: staffPaths.stuck,
  area: 'staff-stuck',
  roles: ['support', 'operator'],
  isWithoutCase: true,
  get: async (visit) => {
    const { items, next } = orRefuse(await visit.client.staff.stuckFlows(afterOf(visit).after));
    return {
      title: t.title,
      isWide: true,
      blocks: [
        { kind: 'text', text: t.lead },
        items.length === 0
          ? { kind: 'text', text: t.none }
          : {
              kind: 'table',
              caption: t.order,
              head: [t.reference, t.method, t.step, t.waitingFor, t.since, t.nextTry],
              rows: items.map(rowOf),
            },
        ...nextPart(t.more, staffPaths.stuck, next),
      ],
    };
  },
});

function rowOf(line: FlowLineView): (Words | Link)[] {
  const { id, reference, title, step, waitingFor, waitingSince, nextTryAt } = line;
  return [
    { text: reference, href: `${staffPaths.flows}/${id}` },
    title,
    step ? steps[step].summary : '–',
    waitingFor ? waitTexts[waitingFor] : '–',
    dayAndTime(waitingSince),
    nextTryAt === null ? '–' : dayAndTime(nextTryAt),
  ];
}
