import { Readable } from 'node:stream';
import type { FlowView } from '../../../client/contract.ts';
import { evidenceTypes } from '../../../src/domain/dispute/evidence.ts';
import { refusalOf } from '../../http/answer-failure.ts';
import type { PostedFile, PostedForm } from '../../http/posted-form.ts';
import { orRefuse } from '../../http/refused.ts';
import type { GoTo, Screen, Visit } from '../../http/screen.ts';
import { flowPath, paths } from '../../paths.ts';
import { evidenceTexts as t } from '../../texts/dispute.ts';
import { type HeldFlow, heldFlow, readHeld } from '../flow/held-flow.ts';
import { afterAnswer } from '../flow/submit-step.ts';

const step = 'evidence';

/** Passes a file on as it comes, and only for whoever holds a complaint that stands at its step. */
export const sendEvidence: Screen = {
  path: `${paths.flows}/:slot/tep`,
  hasFile: true,
  get: ({ params }) => ({ to: flowPath(params['slot'] ?? '') }),
  post: (visit, form) =>
    atEvidence(visit, form, (held) =>
      form.file ? send(held, form, form.file) : Promise.resolve(notChosen(visit, held)),
    ),
};

/** Deletes one of the files again. */
export const removeEvidence: Screen = {
  path: `${paths.flows}/:slot/tep/:file/xoa`,
  get: ({ params }) => ({ to: flowPath(params['slot'] ?? '') }),
  post: (visit, form) =>
    atEvidence(visit, form, async (held) => {
      const answer = await held.opened.evidence.remove(visit.params['file'] ?? '');
      // Deleted before, by a form that was sent twice.
      const isGone = !answer.ok && answer.problem.code === 'EvidenceNotFound';
      return answer.ok || isGone ? { to: held.at } : afterAnswer(held, answer, { step, form });
    }),
};

async function atEvidence(
  visit: Visit,
  form: PostedForm,
  run: (held: HeldFlow) => Promise<GoTo>,
): Promise<GoTo> {
  const held = heldFlow(visit);
  const seen = held && (await readHeld(visit, held));
  if (!held || !seen) return { to: flowPath(visit.params['slot'] ?? '') };
  return isAtStep(seen.flow, form) ? run(held) : { to: held.at, notice: 'late_tab' };
}

function isAtStep(flow: FlowView, form: PostedForm): boolean {
  return form.flow === flow.id && flow.step?.name === step;
}

async function send(held: HeldFlow, form: PostedForm, file: PostedFile): Promise<GoTo> {
  // It is judged by its content: what a browser calls it by its name does not count.
  const type = evidenceTypes.find((one) => one === file.type) ?? 'application/pdf';
  const content = Readable.toWeb(file.stream);
  const answer = await held.opened.evidence.add({ type, content }, { key: form.key });
  if (answer.ok) return { to: held.at, notice: 'file_added' };
  const { problem } = answer;
  if (problem.code === 'StepNotOpen') return { to: held.at, notice: 'late_tab' };
  if (!problem.code.startsWith('Evidence')) orRefuse(answer);
  const draft = { at: held.at, step, values: {}, refusal: refusalOf(problem) };
  return { to: held.at, draft };
}

function notChosen({ language }: Visit, held: HeldFlow): GoTo {
  const detail = t.notChosenDetail[language];
  const refusal = {
    code: 'EvidenceEmpty',
    title: t.notChosen[language],
    detail: '',
    errors: [{ pointer: '/file', code: 'Required', detail }],
    nextActions: [],
  };
  return { to: held.at, draft: { at: held.at, step, values: {}, refusal } };
}
