import { cancelledAnswer, cancelledIn } from '../../../src/domain/account/cancelled.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { linksOfNextActions } from '../../layout/next-links.ts';
import { paths } from '../../paths.ts';
import { cancellationTexts as t } from '../../texts/codes.ts';
import { codeField, codeForm, codeOf } from './code-form.ts';
import { resultOf, toResult } from './result.ts';

const donePath = `${paths.cancellation}/da-huy`;
const told = cancelledAnswer.pick({ cancelled: true });

/** Takes back by the code of a notice what a flow is about to do to an account. */
const cancellation: Screen = {
  path: paths.cancellation,
  get: () => ({
    title: t.title,
    field: codeField,
    blocks: [{ kind: 'text', text: t.lead }, codeForm({ submit: t.submit })],
  }),
  post: async ({ client }, form) => {
    const { cancelled } = orRefuse(await client.cancelByCode(codeOf(form)));
    return toResult(donePath, { cancelled });
  },
};

const cancelledPage: Screen = {
  path: donePath,
  get: (visit) => {
    const done = resultOf(visit, told);
    if (!done) return { to: paths.cancellation };
    const { cancelled } = done;
    const { nextActions } = cancelledIn(cancelled === 'recovery' ? 'recovery' : 'change');
    return {
      title: t.done[cancelled],
      blocks: [
        { kind: 'text', text: t.doneText[cancelled], look: 'lead' },
        { kind: 'links', items: linksOfNextActions(nextActions) },
      ],
    };
  },
};

export const cancellationScreens: readonly Screen[] = [cancellation, cancelledPage];
