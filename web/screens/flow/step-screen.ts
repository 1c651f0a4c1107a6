import type { Answer } from '../../../client/answer.ts';
import type { Flow } from '../../../client/flow.ts';
import type { FlowView, StepBody, SubmittedStep } from '../../../client/contract.ts';
import type { ProblemCode } from '../../../src/domain/problems/problems.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import type { Visit } from '../../http/screen.ts';
import type { Page } from '../../layout/page.ts';

export type OpenStep = NonNullable<FlowView['step']>;

/** A flow at one of its steps, as its page is made of it. */
export type SeenStep = {
  flow: FlowView;
  step: OpenStep;
  /** Goes up with each change of the flow. */
  version: string;
  /** Of the flow's page, without its language. */
  at: string;
  visit: Visit;
};

/** The page of a step, less what is the same for all: caption, steps, reference, ways out. */
export type StepPage = Pick<Page, 'title' | 'blocks' | 'connects' | 'field' | 'script'> & {
  /** Code of the problem that the page itself is about: it is not said once more above. */
  tells?: ProblemCode;
};

/** What a step shows. */
export type StepScreen = { show: (seen: SeenStep) => StepPage | Promise<StepPage> };

/** The same of a step that is submitted by a form. */
export type SubmittedScreen = StepScreen & {
  submit: (opened: Flow, form: PostedForm, flow: FlowView) => Promise<Answer>;
};

/** A step that is submitted: what it shows, and the body that its form makes. */
export function submitted<S extends SubmittedStep>(
  step: S,
  { show, body }: StepScreen & { body: (form: PostedForm, flow: FlowView) => StepBody<S> },
): SubmittedScreen {
  return {
    show,
    submit: (opened, form, flow) => opened.step(step, body(form, flow), { key: form.key }),
  };
}
