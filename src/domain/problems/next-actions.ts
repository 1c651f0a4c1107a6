import type { FlowRecord } from '../flows/flow-record.ts';
import type { Level } from '../flows/levels.ts';
import type { OpenStep } from '../steps/open-step.ts';
import { startPath } from '../flows/kinds.ts';
import { startAgain } from './texts/next-actions.ts';
import type { NextAction } from './problem.ts';
import { type ProblemCode, problems } from './problems.ts';

type FlowNow = Pick<FlowRecord, 'id' | 'kind' | 'method' | 'step'>;

/**
 * The ways on from a problem, with the links filled in: of those that the table names, the ones
 * that the flow allows as it now stands. A flow that has ended can at least be started again. Where level 3
 * is asked for, a session is raised by a signature alone.
 */
export function nextActionsAfter(code: ProblemCode, flow?: FlowNow, level?: Level): NextAction[] {
  const ways = problems[code].nextActions.filter((way) => level !== 3 || isOfLevel3(way));
  if (!flow) return ways.filter(({ href }) => !href.includes('{'));
  const open = ways.filter((way) => isPossible(way, flow.step));
  return (open.length === 0 && !flow.step ? [startAgain] : open).map((way) => fillIn(way, flow));
}

function isOfLevel3({ action, href }: NextAction): boolean {
  return action !== 'stepUp' || href.endsWith('_signature');
}

function isPossible({ href, method }: NextAction, step: OpenStep | null): boolean {
  const isRead = method === 'GET';
  if (isRead || !href.includes('{id}')) return true;
  if (!step) return false;
  if (href.includes('/steps/')) {
    return href.endsWith(`/${step.name}`) && step.actions.includes('submit');
  }
  if (href.endsWith('/evidence')) return step.name === 'evidence';
  return step.actions.some((action) =>
    action === 'cancel' ? method === 'DELETE' : href.endsWith(`/actions/${action}`),
  );
}

function fillIn(way: NextAction, flow: FlowNow): NextAction {
  const href = way.href
    .replace('{id}', flow.id)
    .replace('{start}', startPath(flow))
    // Asked for by nobody who has an account: by the method that has not found one.
    .replace('{register}', () => startPath({ ...flow, kind: 'registration' }));
  return { ...way, href };
}
