import type { ActionOnRoute } from '../../../client/contract.ts';
import type { Screen } from '../../http/screen.ts';
import { paths } from '../../paths.ts';
import { actionSlugs } from './action-form.ts';
import { heldFlow, readHeld } from './held-flow.ts';
import { afterAnswer } from './submit-step.ts';

const actions: readonly ActionOnRoute[] = ['resendOtp', 'resendPrompt', 'askForReview'];

/** The buttons beside a step: "Gửi lại OTP" and its like. */
export const runActions: readonly Screen[] = actions.map((action) => ({
  path: `${paths.flows}/:slot/${actionSlugs[action]}`,
  get: (visit) => ({ to: `${paths.flows}/${visit.params['slot'] ?? ''}` }),
  post: async (visit, form) => {
    const held = heldFlow(visit);
    const seen = held && (await readHeld(visit, held));
    if (!held || !seen) return { to: `${paths.flows}/${visit.params['slot'] ?? ''}` };
    if (form.flow !== held.opened.id) return { to: held.at, notice: 'late_tab' };
    const answer = await held.opened.act(action, { key: form.key });
    return afterAnswer(held, answer, { step: seen.flow.step?.name ?? '', form });
  },
}));
