import { changeFlows } from '../../../src/domain/flows/change-flows.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { startFlow } from '../../http/start-flow.ts';
import type { Block } from '../../layout/block.ts';
import { fill } from '../../layout/words.ts';
import { changePaths } from '../../paths.ts';
import { changeTexts as t, startTexts } from '../../texts/changes.ts';
import { partOf } from './part-of.ts';
import type { FirstForm } from './first-form.ts';
import { firstForms, type StartedChange } from './first-forms.ts';

/** The page that a change starts from: what it is about, and its first form. */
export function startChange(change: StartedChange): Screen {
  const first: FirstForm<StartedChange> = firstForms[change];
  const { lead, submit } = startTexts[change];
  return {
    path: changePaths[change],
    get: async ({ client }) => {
      const { identity } = orRefuse(await client.identity());
      return {
        title: changeFlows[change].title,
        caption: t.account,
        area: 'account',
        back: partOf(change),
        ...(first.field !== undefined && { field: first.field }),
        blocks: [
          { kind: 'text', text: lead },
          ...current(first.current?.(identity)),
          ...first.blocks({ submit }),
        ],
      };
    },
    post: (visit, form) => startFlow(visit, form, 'change', change, first.body(form)),
  };
}

function current(value: string | undefined): Block[] {
  return value === undefined ? [] : [{ kind: 'inset', text: fill(t.current, { value }) }];
}
