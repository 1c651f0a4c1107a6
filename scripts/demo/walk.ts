import type { FlowView, StartBody, StepBody, SubmittedStep } from '../../client/contract.ts';
import type { Client } from '../../client/create-client.ts';
import type { Flow } from '../../client/flow.ts';
import { orThrow } from '../../client/or-throw.ts';
import { startPath } from '../../src/domain/flows/kinds.ts';
import type { RegistrationMethod } from '../../src/domain/flows/flows.ts';
import { say, tell } from './say.ts';
import type { Simulators } from './simulators.ts';

/** What a walk has at hand. */
export type Tools = {
  client: Client;
  simulators: Simulators;
  workflowAt: (flowId: string) => string;
};

/** Goes through a method as a citizen would. */
export type Walk = (tools: Tools) => Promise<void>;

type Told = { ok: true; status: number; flow: FlowView };

const kind = 'registration';
const waitMs = 30_000;

/** Starts a registration with its first step, and says where it can be looked at. */
export async function begin<M extends RegistrationMethod>(
  { client, workflowAt }: Tools,
  method: M,
  bodyWith: (consent: { version: string }) => StartBody<typeof kind, M>,
  meaning: string,
): Promise<{ flow: FlowView; opened: Flow }> {
  const { version } = orThrow(await client.consent()).consent;
  const started = orThrow(await client.start(kind, method, bodyWith({ version })));
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

/** 202: the answer takes longer than a client wants to wait; the flow tells it later. */
async function settle(opened: Flow, told: Told): Promise<Told> {
  if (told.status !== 202) return told;
  return { ...told, flow: await arrived(opened, ({ step }) => step?.waitingFor === 'citizen') };
}
