import type { FlowView } from '../../../client/contract.ts';
import { declarationOf } from '../../../src/domain/flows/flows.ts';
import { kinds } from '../../../src/domain/flows/kinds.ts';
import { refusalOf } from '../../http/answer-failure.ts';
import type { GoTo, Screen, Visit } from '../../http/screen.ts';
import type { Link } from '../../layout/block.ts';
import type { Page } from '../../layout/page.ts';
import { stepList } from '../../layout/step-list.ts';
import { fill } from '../../layout/words.ts';
import { versionOf } from '../../http/flow-events.ts';
import { paths } from '../../paths.ts';
import { flowTexts as t } from '../../texts/flow.ts';
import { signInTexts, stepUpTexts } from '../../texts/sign-in.ts';
import { endOf } from './ends.ts';
import { type HeldFlow, heldFlow, readHeld } from './held-flow.ts';
import type { OpenStep, SeenStep, StepPage } from './step-screen.ts';
import { longWaits, stepScreens } from './step-screens.ts';
import { wait, watch } from './wait.ts';

/** Asks for the form of a step whose answer does not come. */
const formAgain = 'mo-lai';

/**
 * The one page of a flow: whatever step it stands at, on whichever tab, after "back" and the next day. A form of
 * a step that is over leads here, too.
 */
export const flowPage: Screen = {
  path: `${paths.flows}/:slot`,
  get: async (visit) => {
    const held = heldFlow(visit);
    const seen = held && (await readHeld(visit, held));
    if (!held || !seen) return noFlowPage;
    const { flow, etag } = seen;
    // The end is told by its page, not once more as an error of the form.
    if (!flow.step && visit.draft) visit.draft = keptOf(visit.draft);
    return flow.step
      ? openPage(visit, held, { flow, step: flow.step, etag })
      : endOf(visit, held, flow);
  },
};

/** Of a slot that the browser holds no flow for. */
export const noFlowPage: Page = {
  title: t.noFlowTitle,
  status: 404,
  area: 'flows',
  blocks: [
    { kind: 'text', text: t.noFlow },
    { kind: 'button', text: t.resume, href: paths.flows },
  ],
};

async function openPage(
  visit: Visit,
  held: HeldFlow,
  { flow, step, etag }: { flow: FlowView; step: OpenStep; etag: string },
): Promise<Page | GoTo> {
  if (visit.draft && isOfAnother(step, visit.draft)) visit.draft = keptOf(visit.draft);
  const { at } = held;
  const seen: SeenStep = { flow, step, version: versionOf(etag), at, visit };
  const isToldAgain = visit.query(formAgain) !== '';
  const isPending = !isToldAgain && visit.draft?.pending === etag;
  const { tells, ...shown } = isPending ? pendingPage(seen) : await showStep(seen);
  return {
    ...frameOf(flow),
    ...shown,
    ...standing(flow, tells),
    ...(flow.kind === 'login' && { back: otherWay(held) }),
    blocks: [
      ...shown.blocks,
      { kind: 'text', look: 'quiet', text: fill(t.reference, { reference: flow.reference }) },
      { kind: 'links', items: [{ text: t.about, href: `${at}/thong-tin` }] },
    ],
  };
}

/** One that tells no step was kept where the flow was left for a while: for another language, for a proof. */
function isOfAnother({ name }: OpenStep, { step }: NonNullable<Visit['draft']>): boolean {
  return step !== undefined && step !== name;
}

/** Why the flow stands where it does; that a proof was too old is over once another one was given. */
function standing({ problem }: FlowView, told: string | undefined): Pick<Page, 'refusal'> {
  if (!problem || problem.code === told || problem.code === 'FreshProofRequired') return {};
  return { refusal: refusalOf(problem) };
}

/** Of a sign-in: to where it was chosen how, and can be left. */
function otherWay({ mark }: HeldFlow): Link {
  return mark === 'raise'
    ? { text: stepUpTexts.back, href: paths.stepUp }
    : { text: signInTexts.back, href: paths.signIn };
}

/** What belongs to the flow whatever its step: of a draft of another step the notice stays. */
function keptOf({ at, notice }: NonNullable<Visit['draft']>): Visit['draft'] {
  return notice === undefined ? null : { at, values: {}, notice };
}

/** What the flow is, and how far it has come. */
export function frameOf(flow: FlowView): Pick<Page, 'caption' | 'steps' | 'flow' | 'area'> {
  return {
    caption: fill(t.caption, { kind: kinds[flow.kind].title, method: declarationOf(flow).title }),
    steps: stepList(flow.steps, flow.step?.name ?? null),
    flow: flow.id,
    area: flow.kind === 'login' ? 'sign-in' : 'flows',
  };
}

function showStep(seen: SeenStep): StepPage | Promise<StepPage> {
  const days = longWaits[seen.step.name];
  if (days) return days.show(seen);
  const screen = stepScreens[seen.step.name];
  return seen.step.waitingFor === 'citizen' && screen ? screen.show(seen) : waitAt(seen);
}

/** A wait that its step has something to say to, such as the code of a prompt. */
function waitAt(seen: SeenStep) {
  const isTold = seen.step.waitingFor === 'sim' || seen.step.waitingFor === 'post';
  const screen = stepScreens[seen.step.name];
  return isTold && screen ? screen.show(seen) : wait(seen);
}

function pendingPage(seen: SeenStep): StepPage {
  const again = { text: t.formAgain, href: `${seen.at}?${formAgain}=1` };
  return {
    title: t.pendingTitle,
    blocks: [{ kind: 'text', text: t.pending }, watch(seen), { kind: 'links', items: [again] }],
  };
}
