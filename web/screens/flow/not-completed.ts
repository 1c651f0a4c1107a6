import type { FlowView } from '../../../client/contract.ts';
import { startPath } from '../../../src/domain/flows/kinds.ts';
import type { Block, Link } from '../../layout/block.ts';
import { linksOfNextActions, startPage } from '../../layout/next-links.ts';
import type { Page } from '../../layout/page.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { endedTexts as t } from '../../texts/flows.ts';
import { endTexts, flowTexts } from '../../texts/flow.ts';
import type { FlowMark } from '../../http/flow-cookies.ts';
import { signedInTexts, stepUpTexts } from '../../texts/sign-in.ts';
import { nameOf } from '../flows/flow-rows.ts';
import type { HeldFlow } from './held-flow.ts';

/** Refused, cancelled or expired: why, what to do next, and to start again. */
export function notCompleted(flow: FlowView, { mark }: Pick<HeldFlow, 'mark'>): Page {
  const { status, problem, reference } = flow;
  const shown =
    problem?.code === 'AccountAlreadyExists' ? alreadyRegistered(problem) : why(flow, mark);
  const titles = { cancelled: endTexts.cancelled, expired: endTexts.expired };
  const title = status === 'cancelled' || status === 'expired' ? titles[status] : endTexts.refused;
  return {
    caption: nameOf(flow),
    title: problem?.title ?? title,
    area: areaOf(flow),
    blocks: [
      ...shown,
      { kind: 'text', look: 'quiet', text: fill(flowTexts.reference, { reference }) },
    ],
  };
}

/** The three ways on of the guide (1.1, Chú ý), by whose the account is. */
function alreadyRegistered({ nextActions }: NonNullable<FlowView['problem']>): Block[] {
  const ways = linksOfNextActions(nextActions);
  const isComplaint = ({ href }: Link): boolean => href === paths.dispute;
  const signIn: Link = { text: t.signIn, href: paths.signIn, hint: t.signInHint };
  return [
    { kind: 'text', text: t.existsLead },
    { kind: 'heading', text: t.existsMine },
    { kind: 'links', items: [signIn, ...ways.filter((way) => !isComplaint(way))] },
    { kind: 'heading', text: t.existsNotMine },
    { kind: 'links', items: ways.filter(isComplaint) },
  ];
}

function why(flow: FlowView, mark: FlowMark | null): Block[] {
  const { status, problem } = flow;
  const text = status === 'cancelled' ? t.cancelledText : t.expiredText;
  const again = { text: t.again, href: startPage(startPath(flow)) ?? paths.home };
  const told =
    mark === 'raise'
      ? afterRefusedProof
      : linksOfNextActions(problem?.nextActions ?? [], areaOf(flow));
  const items = told.length > 0 ? told : [again];
  return [
    { kind: 'text', text: problem?.detail ?? (status === 'refused' ? endTexts.ended : text) },
    { kind: 'heading', text: t.whatNext },
    { kind: 'links', items },
  ];
}

/** The session is as it was: another proof and the way back, or another account. */
const afterRefusedProof: readonly Link[] = [
  { text: stepUpTexts.back, href: paths.stepUp },
  { text: signedInTexts.signOut, href: paths.signOut },
];

function areaOf({ kind }: FlowView): 'sign-in' | 'flows' {
  return kind === 'login' ? 'sign-in' : 'flows';
}
