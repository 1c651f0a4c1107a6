import type { Screen } from '../../http/screen.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { secondFactorTexts as t } from '../../texts/sign-in.ts';
import { versionOf } from '../../http/flow-events.ts';
import { attempts, authenticatorApp, recoverySlug } from './authenticator-app.ts';
import { frameOf, noFlowPage } from './flow-page.ts';
import { heldFlow, readHeld } from './held-flow.ts';
import { afterAnswer } from './submit-step.ts';

/** A recovery code in the place of the authenticator app's, as long as the flow asks for that. */
export const recoveryCode: Screen = {
  path: `${paths.flows}/:slot/${recoverySlug}`,
  get: async (visit) => {
    const held = heldFlow(visit);
    const seen = held && (await readHeld(visit, held));
    if (!held || !seen) return noFlowPage;
    const { flow, etag } = seen;
    const { step } = flow;
    if (step?.name !== 'authenticator_app') return { to: held.at };
    const left = String(step.authenticatorApp?.recoveryCodesLeft ?? '');
    return {
      ...frameOf(flow),
      title: t.recovery,
      field: 'code',
      back: { text: t.toApp, href: held.at },
      blocks: [
        ...attempts({ flow, step, version: versionOf(etag), at: held.at, visit }),
        {
          kind: 'form',
          form: {
            fields: [
              {
                kind: 'input',
                name: 'code',
                label: t.recoveryCode,
                hint: fill(t.recoveryHint, { left }),
                autocomplete: 'off',
                autocapitalize: 'characters',
                spellcheck: false,
                width: 20,
              },
            ],
            submit: t.submit,
          },
        },
      ],
    };
  },
  post: async (visit, form) => {
    const held = heldFlow(visit);
    const seen = held && (await readHeld(visit, held));
    if (!held || !seen) return { to: `${paths.flows}/${visit.params['slot'] ?? ''}` };
    if (form.flow !== held.opened.id) return { to: held.at, notice: 'late_tab' };
    const answer = await authenticatorApp.submit(held.opened, form, seen.flow);
    const isOpen = !answer.ok && answer.problem.flow?.step?.name === 'authenticator_app';
    const isMalformed = !answer.ok && answer.problem.errors !== undefined;
    const at = isOpen || isMalformed ? `${held.at}/${recoverySlug}` : held.at;
    return afterAnswer({ ...held, at }, answer, { step: 'authenticator_app', form });
  },
};
