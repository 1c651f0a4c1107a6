import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import { type FlowName, rowOf } from '../../domain/flows/flows.ts';
import { kinds, startPath } from '../../domain/flows/kinds.ts';
import { startedRecord } from '../../domain/flows/started-record.ts';
import { type Method, methods } from '../../domain/methods/methods.ts';
import type { Details } from '../../domain/steps/details/details-bodies.ts';
import type { DetailsRules } from '../../domain/steps/details/details-rules.ts';
import { steps } from '../../domain/steps/steps.ts';
import type { FlowSettings } from '../../workflows/engine/flow-settings.ts';
import { type ApiRequest, route, type Route } from '../http/route.ts';
import type { Flows } from '../temporal/flows.ts';
import { type AdmitDeps, admitFlow } from './admit-flow.ts';
import type { StartPlaces } from './start-places.ts';
import { answerSubmission } from './answer-submission.ts';
import { flowAnswer } from './flow-answer.ts';
import { flowIdFrom, flowTokenOf, referenceOf } from './flow-identity.ts';
import type { FlowRows } from './flow-rows.ts';
import { Refused } from '../http/refused.ts';
import { submissionProblems } from './submission-operation.ts';
import { whereOffered } from './offered.ts';
import { requestMac } from './request-mac.ts';

export type StartDeps = AdmitDeps & {
  settings: { methods: readonly Method[] };
  flows: Pick<Flows, 'start' | 'submit'>;
  rows: Pick<FlowRows, 'read' | 'accept'>;
  flowSettings: FlowSettings;
  detailsRules: DetailsRules;
  startPlaces: StartPlaces;
  metrics: { countStart: (flow: FlowName) => void };
  now: () => Date;
};

/** The route that starts a flow, with the data of its first step. Throws where no step begins so. */
export function startFlow(deps: StartDeps, name: FlowName): Route {
  const [first] = rowOf(name).steps;
  if (first !== 'details') throw new Error(`no flow is started with the step ${first}`);
  const { kind, method } = name;
  const { title, refusals } = methods[method];
  return route({
    method: 'post',
    path: startPath(name),
    access: whereOffered(deps.settings.methods.includes(method)),
    bound: deps.startPlaces,
    idempotencyKey: 'required',
    body: steps[first].body(deps.detailsRules, method),
    answers: {
      201: {
        description: 'The flow at its next step; `token` opens it from now on.',
        schema: flowAnswer,
      },
      202: {
        description: 'Accepted, not answered yet: the flow tells the rest.',
        schema: flowAnswer,
      },
    },
    refusals: [
      'StepNotOpen',
      ...submissionProblems,
      'TooManyRequests',
      'ProcessingDelayed',
      ...refusals,
    ],
    operation: {
      id: `start_${method}`,
      tag: kind,
      summary: {
        vi: `${kinds[kind].title.vi}: ${title.vi}`,
        en: `${kinds[kind].title.en}: ${title.en}`,
      },
    },
    handle: (request) => start(deps, name, request),
  });
}

type Starting = ApiRequest & { idempotencyKey: string; body: Details };

async function start(deps: StartDeps, name: FlowName, request: Starting) {
  const { idempotencyKey, body: data } = request;
  const flowId = flowIdFrom(deps.keys, idempotencyKey);
  const { known } = await admitFlow(deps, flowId, data, request);
  deps.startPlaces.remember(flowId);

  const startMac = requestMac(deps.keys, `start/${name.kind}/${name.method}`, data);
  const submission = { step: 'details', data, idempotencyKey, requestMac: startMac } as const;
  const { reader } = request;
  const input = { flowId, reference: referenceOf(flowId), settings: deps.flowSettings };
  if (known) await requireSameStart(deps.rows, flowId, startMac);
  const outcome = known
    ? await deps.flows.submit(flowId, submission)
    : await deps.flows.start(
        { ...name, ...input, language: reader.language, startMac },
        submission,
      );
  if (outcome.kind === 'pending')
    await deps.rows.accept(acceptedRecord(deps, name, input), startMac);
  if (!known && outcome.kind !== 'unavailable') deps.metrics.countStart(name);
  const token = flowTokenOf(deps.keys, flowId);
  const started = { flowId, requestMac: startMac, reader, success: 201, token } as const;
  return answerSubmission(deps.rows, started, outcome);
}

/**
 * A flow whose row is there is never started anew: its workflow may have been gone since Temporal's
 * retention ended, and another one under its id would make an account for somebody else.
 */
async function requireSameStart(
  rows: Pick<FlowRows, 'read'>,
  flowId: string,
  startMac: string,
): Promise<void> {
  const row = await rows.read(flowId);
  if (row && row.startMac !== startMac) throw new Refused('IdempotencyKeyReused');
}

/** What is shown of a flow that is accepted, until its workflow writes the first waiting point. */
function acceptedRecord(
  { now, flowSettings: { deadlineMs } }: Pick<StartDeps, 'now' | 'flowSettings'>,
  name: FlowName,
  input: { flowId: string; reference: string },
): FlowRecord {
  return startedRecord(name, { ...input, deadlineMs }, now().getTime(), {
    waitingFor: methods[name.method].asksFirst,
    actions: ['cancel'],
  });
}
