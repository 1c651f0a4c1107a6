import type { Answer } from '../../../client/answer.ts';
import { isStepName, isSubmittedStep } from '../../../src/domain/steps/steps.ts';
import { refusalOf } from '../../http/answer-failure.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import { orRefuse } from '../../http/refused.ts';
import type { GoTo, Screen } from '../../http/screen.ts';
import { WebFailure } from '../../http/web-failure.ts';
import { paths } from '../../paths.ts';
import { type HeldFlow, heldFlow, readHeld } from './held-flow.ts';
import { submittedScreens } from './step-screens.ts';

/** Submits the form of a step, and leads back to the flow's page, whatever has come of it. */
export const submitStep: Screen = {
  path: `${paths.flows}/:slot/buoc/:step`,
  // Whoever loads the address of a form again.
  get: (visit) => ({ to: `${paths.flows}/${visit.params['slot'] ?? ''}` }),
  post: async (visit, form) => {
    const step = visit.params['step'] ?? '';
    const held = heldFlow(visit);
    const seen = held && (await readHeld(visit, held));
    if (!held || !seen) return { to: `${paths.flows}/${visit.params['slot'] ?? ''}` };
    if (!isStepName(step) || !isSubmittedStep(step)) throw new WebFailure(404);
    if (form.flow !== held.opened.id) return { to: held.at, notice: 'late_tab' };
    const screen = submittedScreens[step];
    if (!screen) throw new WebFailure(404);
    const answer = await screen.submit(held.opened, form, seen.flow);
    return afterAnswer(held, answer, { step, form });
  },
};

/** Where an answer about a flow leads: to its page, with what is to be said there. */
export async function afterAnswer(
  { at, opened }: HeldFlow,
  answer: Answer,
  { step, form }: { step: string; form: Pick<PostedForm, 'key' | 'values'> },
): Promise<GoTo> {
  if (answer.ok) {
    if (answer.status !== 202) return { to: at };
    const { etag } = orRefuse(await opened.read());
    return { to: at, draft: { at, step, values: form.values(), key: form.key, pending: etag } };
  }
  const { problem } = answer;
  const isLate = problem.code === 'StepNotOpen' || problem.code === 'ActionNotAllowed';
  if (isLate) return { to: at, notice: 'late_tab' };
  if (problem.code === 'IdempotencyKeyReused') {
    return { to: at, notice: 'form_outdated', draft: { at, step, values: form.values() } };
  }
  // A refusal that is none of the flow: nobody knows it, or the API is down. A proof is given elsewhere.
  const isOfFlow = problem.flow !== undefined && problem.code !== 'FreshProofRequired';
  if (!isOfFlow && problem.errors === undefined) orRefuse(answer);
  // Of a flow that has ended its page says why.
  if (problem.flow && !problem.flow.step) return { to: at };
  return { to: at, draft: { at, step, values: form.values(), refusal: refusalOf(problem) } };
}
