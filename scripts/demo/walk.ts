import type {
  FlowView,
  LoginMethod,
  MethodIn,
  OfferedKind,
  RegistrationMethod,
  StartBody,
  StepBody,
  SubmittedStep,
} from '../../client/contract.ts';
import type { Client } from '../../client/create-client.ts';
import type { Flow } from '../../client/flow.ts';
import { orThrow } from '../../client/or-throw.ts';
import { startPath } from '../../src/domain/flows/kinds.ts';
import { say, tell } from './say.ts';
import type { Simulators } from './simulators.ts';

/** What a walk has at hand. */
export type Tools = {
  /** Where the API is, for what the client does not do. */
  api: string;
  client: Client;
  simulators: Simulators;
  workflowAt: (flowId: string) => string;
};

/** Goes through a method as a citizen would. */
export type Walk = (tools: Tools) => Promise<unknown>;

type Told = { ok: true; status: number; flow: FlowView };

const waitMs = 30_000;

type Begun = { flow: FlowView; opened: Flow };

/** Starts a registration with its first step, and says where it can be looked at. */
export async function begin<M extends RegistrationMethod>(
  tools: Tools,
  method: M,
  bodyWith: (consent: { version: string }) => StartBody<'registration', M>,
  meaning: string,
): Promise<Begun> {
  const { version } = orThrow(await tools.client.consent()).consent;
  return startFlow(tools, { kind: 'registration', method }, bodyWith({ version }), meaning);
}

/** Starts a login likewise; its session comes as a token, since nothing here keeps cookies. */
export async function beginLogin<M extends LoginMethod>(
  tools: Tools,
  method: M,
  body: StartBody<'login', M>,
  meaning: string,
): Promise<Begun> {
  return startFlow(tools, { kind: 'login', method }, { ...body, delivery: 'token' }, meaning);
}

/** Starts a flow of any kind, by the session that there is. */
export async function startFlow<K extends OfferedKind, M extends MethodIn<K>>(
  { client, workflowAt }: Tools,
  { kind, method }: { kind: K; method: M },
  body: StartBody<K, M>,
  meaning: string,
): Promise<Begun> {
  const started = orThrow(await client.start(kind, method, body));
  const { opened } = started;
  const settled = await settle(opened, started);
  tell(`POST ${startPath({ kind, method })}`, settled, meaning);
  say(`  reference ${settled.flow.reference}`);
  say(`  workflow  ${workflowAt(opened.id)}`);
  return { flow: settled.flow, opened };
}

/** Submits a step, and says what that was answered with. */
export async function submit<S extends SubmittedStep>(
  opened: Flow,
  step: S,
  body: StepBody<S>,
  meaning: string,
): Promise<FlowView> {
  const settled = await settle(opened, orThrow(await opened.step(step, body)));
  tell(`POST /v1/flows/${opened.id}/steps/${step}`, settled, meaning);
  return settled.flow;
}

/** The flow as soon as it is so, or has ended. */
export async function arrived(opened: Flow, isSo: (flow: FlowView) => boolean): Promise<FlowView> {
  const leaving = new AbortController();
  const timer = setTimeout(() => {
    leaving.abort(new Error(`Nothing came in ${waitMs / 1000} s.`));
  }, waitMs);
  try {
    return orThrow(await opened.until(isSo, { signal: leaving.signal })).flow;
  } finally {
    clearTimeout(timer);
  }
}

/** The flow once it has ended, as it is read then: events hand no session over. */
export async function ended(opened: Flow): Promise<FlowView> {
  await arrived(opened, () => false);
  return orThrow(await opened.read()).flow;
}

/** 202: the answer takes longer than a client wants to wait; the flow tells it later. */
async function settle(opened: Flow, told: Told): Promise<Told> {
  if (told.status !== 202) return told;
  return { ...told, flow: await arrived(opened, ({ step }) => step?.waitingFor === 'citizen') };
}
