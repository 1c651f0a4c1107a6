import type { MethodView } from '../../../client/contract.ts';
import type { MethodAction } from '../../../src/domain/account/method-view.ts';
import { orRefuse } from '../../http/refused.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import { confirmedTexts, methodPageTexts as t, methodTitles } from '../../texts/methods.ts';
import { type SeenStep, type StepPage, submitted } from './step-screen.ts';

/** The one step of a removal and of an unlocking, where the method that was named at the start is named anew. */
export const removal = submitted('removal', {
  show: (seen) => choose(seen, 'remove', t.whichToRemove),
  body: methodIn,
});

export const unlock = submitted('unlock', {
  show: (seen) => choose(seen, 'unlock', t.whichToUnlock),
  body: methodIn,
});

async function choose(
  { visit, at, step }: SeenStep,
  action: Extract<MethodAction, 'remove' | 'unlock'>,
  label: StepPage['title'],
): Promise<StepPage> {
  const { items } = orRefuse(await visit.client.methods()).methods;
  const may = ({ actions }: MethodView): boolean => actions.includes(action);
  return {
    title: label,
    field: 'methodId',
    blocks: [
      {
        kind: 'form',
        form: {
          action: `${at}/buoc/${step.name}`,
          fields: [
            {
              kind: 'choice',
              name: 'methodId',
              label,
              items: items.filter(may).map(({ id, kind }) => ({
                value: id,
                label: methodTitles[kind],
              })),
            },
          ],
          submit: confirmedTexts[action].submit,
        },
      },
    ],
  };
}

function methodIn(form: PostedForm): { methodId: string } {
  return { methodId: form.text('methodId') };
}
