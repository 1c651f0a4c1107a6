import { z } from 'zod';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import { type ActionOnRoute, actions } from '../../domain/steps/actions.ts';
import type { StepDeclaration } from '../../domain/steps/step-declaration.ts';
import { steps } from '../../domain/steps/steps.ts';
import { flowToken } from '../http/access/flow-token.ts';
import { route, type Route } from '../http/route.ts';
import { submit, type SubmitDeps } from './submit.ts';
import { submissionAnswers, stepProblems } from './submission-operation.ts';

/** An action says all by its name; a client that must send a body sends `{}`. */
const body = z.strictObject({}).optional();

/** `POST /v1/flows/{id}/actions/{action}`: what some step allows besides being submitted. */
export function runActions(deps: SubmitDeps): Route[] {
  const isAction = (name: string): name is ActionOnRoute => Object.hasOwn(actions, name);
  return Object.keys(actions)
    .filter(isAction)
    .map((action) => runAction(deps, action));
}

function runAction(deps: SubmitDeps, action: ActionOnRoute): Route {
  return route({
    method: 'post',
    path: `/v1/flows/{id}/actions/${action}`,
    access: flowToken(deps),
    idempotencyKey: 'optional',
    body,
    answers: submissionAnswers,
    refusals: ['ActionNotAllowed', ...stepProblems, ...refusalsOf(action)],
    operation: { id: action, tag: 'flow', summary: actions[action] },
    handle: (request) => submit(deps, request.flowId, request, { step: action, data: null }),
  });
}

/** Why an action may be refused, at whatever step allows it. */
function refusalsOf(action: ActionOnRoute): ProblemCode[] {
  const declared: StepDeclaration[] = Object.values(steps);
  return declared.flatMap((step) => step.actions[action] ?? []);
}
